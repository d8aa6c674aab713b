/* Enlarges and turns the page images of templates/komponen/penampil_dokumen.html. All by delegation: a viewer that arrives
   later with a fragment works too. */
(function () {
  "use strict";

  var ZUM = [50, 75, 100, 125, 150, 200, 300];

  function semua(akar, pilih) {
    return Array.prototype.slice.call(akar.querySelectorAll(pilih));
  }

  function keadaan(penampil) {
    if (!penampil.tampil) penampil.tampil = { zum: 100, putar: 0, halaman: 1 };
    return penampil.tampil;
  }

  function siarkan(penampil, teks) {
    penampil.querySelector("[data-siaran]").textContent = teks;
  }

  function bagian(penampil, aksi) {
    return penampil.querySelector("[data-tampil=" + aksi + "]");
  }

  function nonaktif(tombol, ya) {
    if (ya) tombol.setAttribute("aria-disabled", "true");
    else tombol.removeAttribute("aria-disabled");
  }

  // Enlarged, the pictures are fetched once more with as many pixels as there are.
  function pertajam(penampil) {
    semua(penampil, "img[data-besar]").forEach(function (gambar) {
      gambar.src = gambar.getAttribute("data-besar");
      gambar.removeAttribute("data-besar");
    });
  }

  function gambarUlang(penampil) {
    var kini = keadaan(penampil);
    penampil.querySelector(".penampil-lembar").className =
      "penampil-lembar zum-" + kini.zum + " putar-" + kini.putar;
    penampil.querySelector("[data-zum]").textContent = kini.zum + "%";
    nonaktif(bagian(penampil, "kecil"), kini.zum === ZUM[0]);
    nonaktif(bagian(penampil, "besar"), kini.zum === ZUM[ZUM.length - 1]);
    if (kini.zum > 100) pertajam(penampil);
  }

  function perbesar(penampil, arah) {
    var kini = keadaan(penampil);
    var tujuan = ZUM[ZUM.indexOf(kini.zum) + arah];
    if (!tujuan) return;
    kini.zum = tujuan;
    gambarUlang(penampil);
    siarkan(penampil, "Diperbesar " + tujuan + " persen");
  }

  function pas(penampil) {
    keadaan(penampil).zum = 100;
    gambarUlang(penampil);
    siarkan(penampil, "Pas lebar");
  }

  function putar(penampil) {
    var kini = keadaan(penampil);
    kini.putar = (kini.putar + 1) % 4;
    gambarUlang(penampil);
    siarkan(penampil, "Diputar " + kini.putar * 90 + " derajat");
  }

  function tunjuk(penampil, halaman) {
    keadaan(penampil).halaman = halaman;
    penampil.querySelector("[data-letak]").textContent = halaman;
    nonaktif(bagian(penampil, "sebelum"), halaman === 1);
    nonaktif(bagian(penampil, "sesudah"), halaman === semua(penampil, ".penampil-halaman").length);
  }

  function keHalaman(penampil, halaman) {
    var layar = penampil.querySelector(".penampil-layar");
    var sasaran = semua(penampil, ".penampil-halaman")[halaman - 1];
    if (!sasaran) return;
    layar.scrollTop += sasaran.getBoundingClientRect().top - layar.getBoundingClientRect().top - 8;
    tunjuk(penampil, halaman);
    siarkan(penampil, "Halaman " + halaman);
  }

  var AKSI = {
    kecil: function (penampil) { perbesar(penampil, -1); },
    besar: function (penampil) { perbesar(penampil, 1); },
    pas: pas,
    putar: putar,
    sebelum: function (penampil) { keHalaman(penampil, keadaan(penampil).halaman - 1); },
    sesudah: function (penampil) { keHalaman(penampil, keadaan(penampil).halaman + 1); }
  };

  document.addEventListener("click", function (acara) {
    var tombol = acara.target.closest("[data-tampil]");
    var penampil = tombol && tombol.closest("[data-penampil]");
    if (penampil) AKSI[tombol.getAttribute("data-tampil")](penampil);
  });

  // The page one reads is the one that covers the upper third of the window on the document.
  function halamanTerbaca(penampil) {
    var layar = penampil.querySelector(".penampil-layar").getBoundingClientRect();
    var garis = layar.top + layar.height / 3;
    var lewat = semua(penampil, ".penampil-halaman").filter(function (satu) {
      return satu.getBoundingClientRect().top <= garis;
    });
    return Math.max(1, lewat.length);
  }

  document.addEventListener("scroll", function (acara) {
    var penampil = acara.target.closest && acara.target.closest("[data-penampil]");
    if (!penampil || penampil.menunggu) return;
    penampil.menunggu = true;
    window.requestAnimationFrame(function () {
      penampil.menunggu = false;
      tunjuk(penampil, halamanTerbaca(penampil));
    });
  }, true);

  // load and error do not bubble, but they can be caught on the way down.
  document.addEventListener("load", function (acara) {
    var halaman = acara.target.closest && acara.target.closest(".penampil-halaman");
    if (halaman) halaman.classList.toggle("penampil-datar", acara.target.naturalWidth > acara.target.naturalHeight);
  }, true);

  function gagal(gambar) {
    var halaman = gambar.closest && gambar.closest(".penampil-halaman");
    if (!halaman || halaman.classList.contains("penampil-gagal")) return;
    halaman.classList.add("penampil-gagal");
    halaman.querySelector("figcaption").textContent =
      "Halaman ini tidak dapat ditampilkan. Muat ulang, atau buka berkas aslinya.";
  }

  document.addEventListener("error", function (acara) { gagal(acara.target); }, true);

  // A lazy picture whose turn has not come looks like one that failed; only that it was asked for tells them apart.
  function diminta(gambar) {
    return gambar.loading !== "lazy" || performance.getEntriesByName(gambar.src).length > 0;
  }

  function siapkan(akar) {
    semua(akar, "[data-penampil]").forEach(function (penampil) {
      tunjuk(penampil, 1);
      // Pictures that came, or failed, before this script did.
      semua(penampil, "img").forEach(function (gambar) {
        if (!gambar.complete) return;
        if (!gambar.naturalWidth) { if (diminta(gambar)) gagal(gambar); return; }
        gambar.closest(".penampil-halaman").classList.toggle("penampil-datar", gambar.naturalWidth > gambar.naturalHeight);
      });
    });
  }

  siapkan(document);
  document.addEventListener("htmx:load", function (acara) { siapkan(acara.target); });
})();
