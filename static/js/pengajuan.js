/* Filing, with a script: a date may be pasted into the picker as it is written, and pasted rows are counted. */
(function () {
  "use strict";

  var BULAN = ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"];

  function dua(angka) {
    return (angka < 10 ? "0" : "") + angka;
  }

  // "21 November 2026", "21/11/2026", "21-11-2026" as the picker wants it; "" for anything else.
  function tanggalIso(teks) {
    var bagian = /^\s*(?:[a-z]+\s*,\s*)?(\d{1,2})[\s\/.-]+([a-z]+|\d{1,2})[\s\/.-]+(\d{4})\s*$/i.exec(teks);
    if (!bagian) return "";
    var bulan = /^\d/.test(bagian[2]) ? Number(bagian[2]) : BULAN.indexOf(bagian[2].slice(0, 3).toLowerCase()) + 1;
    var hari = Number(bagian[1]);
    if (bulan < 1 || bulan > 12 || hari < 1 || hari > 31) return "";
    return bagian[3] + "-" + dua(bulan) + "-" + dua(hari);
  }

  document.addEventListener("paste", function (acara) {
    var isian = acara.target;
    if (!isian.matches || !isian.matches("input[type=date]") || !acara.clipboardData) return;
    var iso = tanggalIso(acara.clipboardData.getData("text"));
    if (!iso) return;
    acara.preventDefault();
    isian.value = iso;
    isian.dispatchEvent(new Event("input", { bubbles: true }));
  });

  var tempelan = document.getElementById("id_teks");
  var jumlah = document.getElementById("jumlah-baris");

  function hitung() {
    var baris = tempelan.value.split("\n").filter(function (satu) { return satu.trim() !== ""; }).length;
    jumlah.textContent = baris ? baris + " baris tertempel, termasuk judul kolom bila ada." : "";
  }

  if (tempelan && jumlah) {
    tempelan.addEventListener("input", hitung);
    hitung();
  }
})();
