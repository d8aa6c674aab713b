/* The page that shows a password once: a visible countdown, and nothing left behind in the page or the back button.
   Without JavaScript the password stands until the page is left; the server never shows it again either way. */
(function () {
  "use strict";
  var kotak = document.querySelector("[data-rahasia]");
  if (!kotak) return;
  var isi = kotak.querySelector("[data-isi]");
  var siaran = kotak.querySelector("[data-siaran]");
  var sisa = kotak.querySelector("[data-sisa]");
  var perpanjang = kotak.querySelector("[data-perpanjang]");
  // The clock of the machine, not the count of ticks: a tab in the background ticks slowly.
  var batas = Date.now() + 1000 * Number(kotak.getAttribute("data-detik"));
  var disiarkan = {};
  var detak;

  function teks(detik) {
    var menit = Math.floor(detik / 60);
    var bagian = menit ? [menit + " menit"] : [];
    if (detik % 60 || !menit) bagian.push((detik % 60) + " detik");
    return bagian.join(" ");
  }

  function umumkan(kalimat) {
    if (siaran.textContent !== kalimat) siaran.textContent = kalimat;
  }

  function sembunyikan() {
    if (!isi) return;
    window.clearInterval(detak);
    var fokus = isi.contains(document.activeElement);
    isi.parentNode.removeChild(isi);
    isi = null;
    var ganti = kotak.querySelector("[data-tersembunyi]");
    ganti.hidden = false;
    if (fokus) ganti.focus();
    umumkan("Password disembunyikan.");
  }

  function perbarui() {
    if (!isi) return;
    var detik = Math.ceil((batas - Date.now()) / 1000);
    if (detik <= 0) { sembunyikan(); return; }
    sisa.textContent = "Password disembunyikan otomatis dalam " + teks(detik) + ".";
    // Said aloud twice, not every second.
    [60, 15].forEach(function (ambang) {
      if (detik <= ambang && !disiarkan[ambang]) {
        disiarkan[ambang] = true;
        umumkan("Password disembunyikan dalam " + teks(detik) + "." + (perpanjang.hidden ? "" : " Tekan Perpanjang bila perlu."));
      }
    });
  }

  perpanjang.addEventListener("click", function () {
    batas += 1000 * Number(kotak.getAttribute("data-tambahan"));
    disiarkan = {};
    perpanjang.hidden = true;
    kotak.querySelector("[data-sembunyikan]").focus();
    umumkan("Waktu diperpanjang 5 menit.");
    perbarui();
  });
  kotak.querySelector("[data-sembunyikan]").addEventListener("click", sembunyikan);
  kotak.querySelector("[data-alat]").hidden = false;

  // Left by a link, by "back", or put to sleep whole in the back/forward cache: nothing may come back with it.
  window.addEventListener("pagehide", sembunyikan);
  window.addEventListener("pageshow", function (acara) { if (acara.persisted) sembunyikan(); });
  document.addEventListener("visibilitychange", perbarui);
  detak = window.setInterval(perbarui, 1000);
  perbarui();
  umumkan("Password disembunyikan otomatis dalam " + teks(Math.ceil((batas - Date.now()) / 1000)) + ".");
})();
