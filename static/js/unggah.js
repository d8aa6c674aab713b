/* Upload cards (templates/requests_app/bagian/formulir_unggah.html). Choosing or dropping a file sends the card's own form at
   once; the page that answers holds the card as it is now, and it takes the old one's place. The server's text stays the
   only text: what is refused before sending is refused in the words the card brought along. */
(function () {
  "use strict";

  var JEDA = [2, 4, 8, 16];
  var SISI_FOTO = 2000;
  var FOTO_BESAR = 3 * 1024 * 1024;
  var NAMA_SAH = /\.(pdf|jpe?g|png)$/i;
  var SESI = "Halaman ini tidak lagi dikenali server, mungkin sesi Anda berakhir. Muat ulang halaman, masuk bila diminta, lalu unggah lagi.";
  var terbang = 0;

  function semua(akar, pilih) {
    return Array.prototype.slice.call(akar.querySelectorAll(pilih));
  }

  function bagian(formulir, pilih) {
    return formulir.querySelector(pilih);
  }

  var siaran = document.createElement("p");
  siaran.className = "visually-hidden";
  siaran.setAttribute("role", "status");
  document.body.appendChild(siaran);

  function siarkan(teks) {
    siaran.textContent = teks;
  }

  function megabita(bita) {
    return (Math.ceil(bita / 1048576 * 10) / 10).toFixed(1).replace(".", ",") + " MB";
  }

  function besaran(bita) {
    return bita < 1024 * 1023.5 ? Math.max(1, Math.round(bita / 1024)) + " KB" : megabita(bita);
  }

  function alasanTolak(formulir, berkas) {
    if (!berkas.size) return formulir.getAttribute("data-kosong");
    if (!NAMA_SAH.test(berkas.name)) return formulir.getAttribute("data-ekstensi");
    if (berkas.size > Number(formulir.getAttribute("data-batas"))) {
      return formulir.getAttribute("data-besar").replace("{ukuran}", megabita(berkas.size) + " ");
    }
    return "";
  }

  /* ---- What the card shows while something is under way ---- */

  function buka(formulir) {
    formulir.classList.add("unggah-berjalan");
    bagian(formulir, ".unggah-jalan").hidden = false;
    bagian(formulir, ".unggah-progres").hidden = false;
    bagian(formulir, "[data-ulang]").hidden = true;
    bagian(formulir, "[data-batal]").hidden = false;
    var kabar = bagian(formulir, ".unggah-kabar");
    kabar.classList.remove("unggah-kabar-galat");
    semua(formulir, ".isian-pesan").forEach(function (lama) { lama.hidden = true; });
  }

  function kabari(formulir, teks, persen) {
    bagian(formulir, "[data-kabar]").textContent = teks;
    var progres = bagian(formulir, ".unggah-progres");
    if (persen === undefined) progres.removeAttribute("value");
    else progres.value = persen;
  }

  function berhenti(formulir, teks, dapatDiulang) {
    formulir.classList.remove("unggah-berjalan");
    bagian(formulir, ".unggah-progres").hidden = true;
    bagian(formulir, "[data-batal]").hidden = true;
    bagian(formulir, "[data-ulang]").hidden = !dapatDiulang;
    var kabar = bagian(formulir, ".unggah-kabar");
    bagian(formulir, "[data-kabar]").textContent = teks;
    kabar.classList.toggle("unggah-kabar-galat", Boolean(teks));
    siarkan(teks ? formulir.getAttribute("data-judul") + ": " + teks : "");
    if (!teks) bagian(formulir, ".unggah-jalan").hidden = true;
    formulir.reset();
  }

  /* ---- Sending ---- */

  function selesai(kerja) {
    if (!kerja.hidup) return false;
    kerja.hidup = false;
    terbang -= 1;
    window.clearTimeout(kerja.penunggu);
    window.removeEventListener("online", kerja.bangun);
    return true;
  }

  function mulai(formulir, berkas, catatan) {
    if (formulir.kerja && formulir.kerja.hidup) return;
    var kerja = { formulir: formulir, berkas: berkas, catatan: catatan || "", coba: 0, hidup: true };
    kerja.bangun = function () { window.clearTimeout(kerja.penunggu); kirim(kerja); };
    formulir.kerja = kerja;
    terbang += 1;
    buka(formulir);
    kirim(kerja);
  }

  function data(kerja) {
    var isi = new FormData();
    var nama = bagian(kerja.formulir, ".unggah-zona input[type=file]").name;
    isi.append("csrfmiddlewaretoken", bagian(kerja.formulir, "[name=csrfmiddlewaretoken]").value);
    isi.append(nama, kerja.berkas, kerja.berkas.name);
    return isi;
  }

  function kirim(kerja) {
    window.removeEventListener("online", kerja.bangun);
    if (!kerja.hidup) return;
    var xhr = kerja.xhr = new XMLHttpRequest();
    var persenLama = -1;
    xhr.open("POST", kerja.formulir.action);
    xhr.upload.onprogress = function (acara) {
      if (!acara.lengthComputable) return;
      var persen = Math.floor(acara.loaded / acara.total * 100);
      var teks = persen < 100
        ? "Mengunggah " + kerja.berkas.name + " (" + besaran(kerja.berkas.size) + "): " + persen + "%." + kerja.catatan
        : "Memeriksa berkas…";
      kabari(kerja.formulir, teks, persen < 100 ? persen : undefined);
      // Every quarter is enough for the ear.
      if (Math.floor(persen / 25) !== Math.floor(persenLama / 25)) siarkan(teks);
      persenLama = persen;
    };
    xhr.onload = function () {
      if (xhr.status >= 500) return nanti(kerja);
      terima(kerja, xhr);
    };
    xhr.onerror = function () { nanti(kerja); };
    kabari(kerja.formulir, "Mengunggah " + kerja.berkas.name + "…" + kerja.catatan, 0);
    xhr.send(data(kerja));
  }

  // The same file sent twice is one document on the server, so trying again is safe whatever became of the first.
  function nanti(kerja) {
    if (!kerja.hidup) return;
    if (kerja.coba >= JEDA.length) {
      selesai(kerja);
      berhenti(kerja.formulir, "Unggahan gagal karena sambungan terputus. Berkas belum tersimpan; periksa sambungan lalu coba lagi.", true);
      return;
    }
    var detik = JEDA[kerja.coba];
    kerja.coba += 1;
    var teks = "Sambungan terputus. Mencoba lagi dalam " + detik + " detik (percobaan " + kerja.coba + " dari " + JEDA.length + ").";
    kabari(kerja.formulir, teks);
    siarkan(teks);
    kerja.penunggu = window.setTimeout(kerja.bangun, detik * 1000);
    window.addEventListener("online", kerja.bangun);
  }

  function terima(kerja, xhr) {
    var kartu = kerja.formulir.closest("[data-unggah]");
    var halaman = new DOMParser().parseFromString(xhr.responseText, "text/html");
    var baru = kartu && halaman.getElementById(kartu.id);
    selesai(kerja);
    if (xhr.status === 413) {
      berhenti(kerja.formulir, kerja.formulir.getAttribute("data-besar").replace("{ukuran}", megabita(kerja.berkas.size) + " "));
    } else if (!baru) {
      berhenti(kerja.formulir, SESI, true);
    } else {
      segarkan(halaman);
      ganti(kartu, baru, kerja);
    }
  }

  function ganti(kartu, baru, kerja) {
    var galat = baru.querySelector(".isian-pesan");
    var judul = kerja.formulir.getAttribute("data-judul");
    var fokus = kartu.contains(document.activeElement);
    baru = document.importNode(baru, true);
    kartu.parentNode.replaceChild(baru, kartu);
    siarkan(judul + ": " + (galat ? galat.textContent.trim() : "tersimpan dan terbaca."));
    if (fokus) {
      baru.setAttribute("tabindex", "-1");
      baru.focus({ preventScroll: true });
    }
    if (window.htmx) window.htmx.process(baru);
  }

  // What else on the page speaks of the documents (what is still missing, the version a form was made for).
  function segarkan(halaman) {
    semua(document, "[data-segar][id]").forEach(function (lama) {
      var baru = halaman.getElementById(lama.id);
      if (baru) lama.parentNode.replaceChild(document.importNode(baru, true), lama);
    });
  }

  /* ---- Photos ---- */

  // createImageBitmap and not an <img>: the page's policy lets no picture in from a blob: address.
  function perkecil(berkas) {
    if (!window.createImageBitmap || !HTMLCanvasElement.prototype.toBlob) return Promise.resolve(berkas);
    return window.createImageBitmap(berkas, { imageOrientation: "from-image" }).then(function (gambar) {
      var skala = Math.min(1, SISI_FOTO / Math.max(gambar.width, gambar.height));
      var kanvas = document.createElement("canvas");
      kanvas.width = Math.round(gambar.width * skala);
      kanvas.height = Math.round(gambar.height * skala);
      kanvas.getContext("2d").drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
      return new Promise(function (beri) {
        kanvas.toBlob(function (isi) {
          if (!isi || (isi.size >= berkas.size && NAMA_SAH.test(berkas.name))) return beri(berkas);
          isi.name = (berkas.name.replace(/\.[^.]*$/, "") || "foto") + ".jpg";
          beri(isi);
        }, "image/jpeg", 0.85);
      });
    }).catch(function () { return berkas; });
  }

  function siapkan(formulir, berkas, foto) {
    var perlu = /^image\//.test(berkas.type) && (foto || (berkas.type === "image/jpeg" && berkas.size > FOTO_BESAR));
    if (!perlu) return tawarkan(formulir, berkas);
    buka(formulir);
    kabari(formulir, "Menyiapkan foto…");
    perkecil(berkas).then(function (hasil) {
      tawarkan(formulir, hasil, hasil === berkas ? "" : " Foto diperkecil dari " + besaran(berkas.size) + ".");
    });
  }

  function tawarkan(formulir, berkas, catatan) {
    var alasan = alasanTolak(formulir, berkas);
    if (!alasan) return mulai(formulir, berkas, catatan);
    buka(formulir);
    berhenti(formulir, alasan);
  }

  /* ---- What the person does ---- */

  document.addEventListener("change", function (acara) {
    var formulir = acara.target.type === "file" && acara.target.closest(".formulir-unggah");
    var berkas = formulir && acara.target.files[0];
    if (berkas) siapkan(formulir, berkas, acara.target.hasAttribute("data-foto"));
  });

  document.addEventListener("click", function (acara) {
    var formulir = acara.target.closest(".formulir-unggah");
    var kerja = formulir && formulir.kerja;
    if (!kerja) return;
    if (acara.target.closest("[data-batal]") && selesai(kerja)) {
      if (kerja.xhr) kerja.xhr.abort();
      berhenti(formulir, "");
      siarkan("Unggahan dibatalkan.");
      bagian(formulir, ".unggah-zona input[type=file]").focus();
    }
    if (acara.target.closest("[data-ulang]")) mulai(formulir, kerja.berkas, kerja.catatan);
  });

  function kartuDi(acara) {
    return acara.target.closest && acara.target.closest("[data-unggah]");
  }

  function membawaBerkas(acara) {
    return acara.dataTransfer && Array.prototype.indexOf.call(acara.dataTransfer.types || [], "Files") >= 0;
  }

  // A file dropped beside a card would otherwise take the place of the whole page.
  document.addEventListener("dragover", function (acara) {
    if (!membawaBerkas(acara)) return;
    acara.preventDefault();
    var kini = kartuDi(acara);
    acara.dataTransfer.dropEffect = kini ? "copy" : "none";
    semua(document, ".unggah-seret-di-atas").forEach(function (lama) {
      if (lama !== kini) lama.classList.remove("unggah-seret-di-atas");
    });
    if (kini) kini.classList.add("unggah-seret-di-atas");
  });

  document.addEventListener("dragleave", function (acara) {
    if (!acara.relatedTarget) semua(document, ".unggah-seret-di-atas").forEach(function (lama) { lama.classList.remove("unggah-seret-di-atas"); });
  });

  document.addEventListener("drop", function (acara) {
    if (!membawaBerkas(acara)) return;
    acara.preventDefault();
    var kartu = kartuDi(acara);
    if (!kartu) return;
    kartu.classList.remove("unggah-seret-di-atas");
    var formulir = bagian(kartu, ".formulir-unggah");
    if (formulir && acara.dataTransfer.files[0]) siapkan(formulir, acara.dataTransfer.files[0], false);
  });

  window.addEventListener("beforeunload", function (acara) {
    if (!terbang) return;
    acara.preventDefault();
    acara.returnValue = "";
  });
})();
