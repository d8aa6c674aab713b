/* Writing the letter: variables go in at the cursor, and the head's button says what pressing it means. */
(function () {
  "use strict";
  var terakhir = null;

  document.addEventListener("focusin", function (acara) {
    var isian = acara.target;
    if (isian.closest(".penyusun-isi") && isian.matches("textarea, input[type=text]")) terakhir = isian;
  });

  function sisipkan(kata) {
    var isian = terakhir || document.querySelector(".penyusun-isi textarea");
    if (!isian) return;
    var mulai = isian.selectionStart, akhir = isian.selectionEnd;
    isian.value = isian.value.slice(0, mulai) + kata + isian.value.slice(akhir);
    isian.focus();
    isian.setSelectionRange(mulai + kata.length, mulai + kata.length);
    isian.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function jadikanTombol(kode) {
    var tombol = document.createElement("button");
    tombol.type = "button";
    tombol.className = "keping";
    tombol.textContent = kode.textContent;
    tombol.setAttribute("aria-label", "Sisipkan " + kode.textContent);
    tombol.addEventListener("click", function () { sisipkan(kode.textContent); });
    kode.parentNode.replaceChild(tombol, kode);
  }

  function rapi(teks) { return teks.replace(/\r\n/g, "\n").trim(); }

  function hitungKoreksi(formulir) {
    var jumlah = 0;
    formulir.querySelectorAll(".koreksi-butir").forEach(function (butir) {
      var isian = butir.querySelector("textarea, input, select");
      var berubah = rapi(isian.value) !== isian.semula;
      butir.classList.toggle("koreksi-berubah", berubah);
      jumlah += berubah ? 1 : 0;
    });
    return jumlah;
  }

  function namaiTombol(formulir) {
    var tombol = formulir.querySelector("[data-aksi=koreksi]"), jumlah = hitungKoreksi(formulir);
    if (tombol && !tombol.hasAttribute("aria-busy")) {
      tombol.textContent = jumlah ? "Kirim koreksi (" + jumlah + " bagian)" : "Setuju tanpa koreksi";
    }
  }

  function siapkan() {
    document.querySelectorAll("[data-sisip]").forEach(jadikanTombol);
    var butir = document.querySelector(".koreksi-butir"), formulir = butir && butir.closest("form");
    if (!formulir) return;
    formulir.querySelectorAll(".koreksi-butir").forEach(function (satu) {
      satu.querySelector("textarea, input, select").semula = rapi(satu.getAttribute("data-semula") || "");
    });
    namaiTombol(formulir);
    formulir.addEventListener("input", function () { namaiTombol(formulir); });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", siapkan);
  else siapkan();
})();
