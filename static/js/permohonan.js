/* The page of one permohonan: documents beside the checklist, counts, the second look, and who else is here.
   Everything works without it. */
(function () {
  "use strict";

  function semua(akar, pilih) {
    return Array.prototype.slice.call(akar.querySelectorAll(pilih));
  }

  // ---- Who else has it open: asked every half minute while somebody looks at the page ----
  var hadir = document.querySelector("[data-hadir]");
  if (hadir) {
    window.setInterval(function () {
      if (document.visibilityState === "visible" && window.htmx) window.htmx.trigger(hadir, "hadir");
    }, 30000);
  }

  // ---- The checklist of row 5 ----
  function periksa(meja) {
    var layar = meja.querySelector("[data-layar]");
    var judul = meja.querySelector("[data-layar-judul]");
    var lebar = window.matchMedia("(min-width: 1000px)");
    var kini = null;

    function dokumen(kode) {
      return kode ? meja.querySelector("[data-dokumen='" + kode + "']") : null;
    }

    // The viewer of a document is made once, when it is first wanted; afterwards it only changes places.
    function penampil(asal) {
      if (!asal.penampil) {
        var isi = document.importNode(asal.querySelector("template").content, true);
        asal.penampil = isi.querySelector("[data-penampil]");
      }
      return asal.penampil;
    }

    function taruh(asal, wadah) {
      var baru = !asal.penampil;
      wadah.appendChild(penampil(asal));
      if (!baru) return;
      var acara = document.createEvent("Event");
      acara.initEvent("htmx:load", true, false);
      wadah.dispatchEvent(acara);
    }

    function kembalikan() {
      if (!kini) return;
      layar.removeChild(kini.penampil);
      kini = null;
    }

    function tampilkan(kode) {
      var asal = dokumen(kode);
      if (!asal || !lebar.matches || kini === asal) return;
      kembalikan();
      kini = asal;
      judul.textContent = asal.parentNode.getAttribute("data-judul");
      taruh(asal, layar);
    }

    // On a phone: under its item, and away again.
    function lipat(asal) {
      if (asal.penampil && asal.penampil.parentNode === asal) asal.removeChild(asal.penampil);
      else taruh(asal, asal);
    }

    function pilih(pasang) {
      semua(meja, ".periksa-kini").forEach(function (satu) { satu.classList.remove("periksa-kini"); });
      pasang.classList.add("periksa-kini");
      tampilkan(pasang.getAttribute("data-tampilkan"));
    }

    function bagi() {
      meja.classList.toggle("periksa-terbelah", lebar.matches);
      layar.hidden = !lebar.matches;
      if (!lebar.matches) return kembalikan();
      pilih(meja.querySelector(".periksa-kini") || meja.querySelector(".periksa-pasang"));
    }

    function pasangDari(unsur) {
      return unsur.closest && unsur.closest(".periksa-pasang");
    }

    meja.addEventListener("focusin", function (acara) {
      var pasang = pasangDari(acara.target);
      if (pasang) pilih(pasang);
    });

    meja.addEventListener("click", function (acara) {
      var lihat = acara.target.closest("[data-lihat]");
      var pasang = pasangDari(acara.target);
      if (acara.target.closest("[data-buka]")) {
        acara.preventDefault();
        return lipat(acara.target.closest("[data-dokumen]"));
      }
      if (lihat && lebar.matches) {
        acara.preventDefault();
        tampilkan(lihat.getAttribute("data-lihat"));
      } else if (pasang) {
        pilih(pasang);
      }
    });

    function isikan(acara) {
      var cepat = acara.target.closest("[data-alasan]");
      if (cepat) {
        var alasan = document.getElementById(cepat.getAttribute("data-alasan"));
        alasan.value = alasan.value ? alasan.value.replace(/[.;\s]*$/, "; ") + cepat.textContent.toLowerCase() : cepat.textContent;
        alasan.focus();
      }
      var tandai = acara.target.closest("[data-tandai]");
      if (tandai) {
        var asal = dokumen(pasangDari(tandai).getAttribute("data-butir"));
        var letak = penampil(asal).querySelector("[data-letak]");
        document.getElementById(tandai.getAttribute("data-tandai")).value = letak.textContent;
      }
    }
    meja.addEventListener("click", isikan);

    function hitung() {
      meja.querySelector("[data-dinilai]").textContent = semua(meja, "[name*='hasil-']:checked").length;
    }
    meja.addEventListener("change", hitung);

    function berikut(pasang) {
      var daftar = semua(meja, ".periksa-pasang");
      return daftar.slice(daftar.indexOf(pasang) + 1).filter(function (satu) {
        return !satu.querySelector("[name*='hasil-']:checked");
      })[0];
    }

    // Single keys are only for who asked for them (WCAG 2.1.4), and never while he types.
    function pintasan(acara) {
      var pasang = pasangDari(acara.target);
      var menulis = /^(text|number)$/.test(acara.target.type || "") || acara.target.isContentEditable;
      if (!pasang || menulis || acara.ctrlKey || acara.altKey || acara.metaKey || !/^[12]$/.test(acara.key)) return;
      acara.preventDefault();
      pasang.querySelector("[value=" + (acara.key === "1" ? "sesuai" : "kurang") + "]").click();
      var tujuan = acara.key === "2" ? pasang.querySelector("[name*='alasan-']") : null;
      var lanjut = berikut(pasang);
      if (!tujuan && lanjut) tujuan = lanjut.querySelector("[name*='hasil-']");
      if (tujuan) tujuan.focus();
    }
    if (meja.hasAttribute("data-pintasan")) meja.addEventListener("keydown", pintasan);

    if (lebar.addEventListener) lebar.addEventListener("change", bagi);
    else lebar.addListener(bagi);
    bagi();
  }

  // ---- The worksheet of row 7 ----
  function operator(lembar) {
    function tidak(nama) {
      var dipilih = lembar.querySelector("[name='" + nama + "']:checked");
      return dipilih && dipilih.value === "TIDAK";
    }

    function perbarui() {
      var terisi = 0;
      semua(lembar, "[data-cocok]").forEach(function (baris) {
        var isian = document.getElementById(baris.getAttribute("data-cocok"));
        var batal = tidak(baris.getAttribute("data-hasil"));
        var alasan = lembar.querySelector("[name='" + baris.getAttribute("data-hasil").replace("hasil-", "alasan-") + "']");
        var sandi = lembar.querySelector("[name='" + baris.getAttribute("data-hasil").replace("hasil-", "sandi-") + "']");
        var nilai = isian.value.trim();
        if (batal ? alasan.value.trim() : nilai && sandi.value) terisi += 1;
        var teks = batal ? baris.getAttribute("data-tidak") : nilai || "User ID belum diisi";
        if (baris.textContent !== teks) {
          baris.textContent = "";
          var wadah = baris.appendChild(document.createElement(nilai && !batal ? "code" : "span"));
          wadah.textContent = teks;
        }
      });
      lembar.querySelector("[data-terisi]").textContent = terisi;
    }
    lembar.addEventListener("input", perbarui);
    lembar.addEventListener("change", perbarui);
    perbarui();
  }

  semua(document, "[data-periksa]").forEach(periksa);
  semua(document, "[data-operator]").forEach(operator);
})();
