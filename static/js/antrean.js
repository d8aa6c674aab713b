/* The queue: how many are chosen, what came in meanwhile, and (only where the person switched it on) keys. */
(function () {
  "use strict";

  var formulir = document.querySelector(".daftar-massal");
  var daftar = formulir ? Array.prototype.slice.call(formulir.querySelectorAll("input[name=pilih]")) : [];
  var semua = document.getElementById("pilih-semua");

  function dipilih() { return daftar.filter(function (kotak) { return kotak.checked; }); }

  function hitung() {
    var banyak = dipilih().length;
    daftar.forEach(function (kotak) { kotak.closest("tr").classList.toggle("terpilih", kotak.checked); });
    formulir.querySelector(".bilah-massal-jumlah").textContent = banyak ? banyak + " dipilih" : "Belum ada yang dipilih";
    formulir.querySelector(".bilah-massal").classList.toggle("ada", banyak > 0);
    semua.checked = banyak > 0 && banyak === daftar.length;
    semua.indeterminate = banyak > 0 && banyak < daftar.length;
  }

  if (formulir) {
    formulir.addEventListener("change", function (acara) {
      if (acara.target === semua) daftar.forEach(function (kotak) { kotak.checked = semua.checked; });
      hitung();
    });
    // The back button brings the ticks back, but not what was counted from them.
    window.addEventListener("pageshow", hitung);
    hitung();
  }

  var tombolCetak = document.querySelector("[data-cetak]");
  if (tombolCetak) tombolCetak.addEventListener("click", function () { window.print(); });

  // ---- What came in meanwhile: words and a link; no row moves under the pointer ----
  var kabar = document.getElementById("antrean-baru");
  var SELANG = 60000;
  var DIAM = 30 * 60000;
  var terakhirDitanya = Date.now();
  var terakhirDisentuh = Date.now();

  function tanya() {
    // A screen nobody has touched for long does not keep its session alive by asking.
    if (document.hidden || Date.now() - terakhirDisentuh > DIAM) return;
    terakhirDitanya = Date.now();
    window.htmx.ajax("GET", kabar.getAttribute("data-alamat"), { target: "#antrean-baru", swap: "innerHTML" });
  }

  if (kabar && window.htmx) {
    ["pointerdown", "keydown", "scroll"].forEach(function (nama) {
      document.addEventListener(nama, function () { terakhirDisentuh = Date.now(); }, { passive: true });
    });
    window.setInterval(tanya, SELANG);
    document.addEventListener("visibilitychange", function () {
      if (Date.now() - terakhirDitanya >= SELANG) tanya();
    });
    kabar.addEventListener("tanya", tanya);
  }

  // ---- Keys ----
  if (!document.body.hasAttribute("data-pintasan")) return;

  var bantuan = document.getElementById("bantuan-pintasan");
  var kini = -1;

  function baris() { return daftar[kini] && daftar[kini].closest("tr"); }

  function pindah(langkah) {
    if (!daftar.length) return;
    if (baris()) baris().classList.remove("baris-kini");
    kini = Math.max(0, Math.min(daftar.length - 1, kini + langkah));
    baris().classList.add("baris-kini");
    baris().querySelector("a.nomor").focus();
  }

  function pilih() {
    if (!baris()) return;
    daftar[kini].checked = !daftar[kini].checked;
    hitung();
  }

  function ambil() {
    var tombol = formulir && formulir.querySelector("[data-aksi=ambil]");
    if (!tombol) return;
    if (!dipilih().length) pilih();
    if (dipilih().length) tombol.click();
  }

  function buka() { if (baris()) baris().querySelector("a.nomor").click(); }

  function cari() {
    var kotak = document.getElementById("saring_q");
    var lipatan = kotak.closest("details");
    if (lipatan) lipatan.setAttribute("open", "");
    kotak.focus();
  }

  function tolong() {
    if (bantuan.showModal) bantuan.showModal(); else bantuan.setAttribute("open", "");
  }

  var TOMBOL = {
    j: function () { pindah(1); },
    k: function () { pindah(-1); },
    x: pilih, o: buka, e: ambil, "/": cari, "?": tolong
  };

  function mengetik(sasaran) {
    return /^(INPUT|TEXTAREA|SELECT)$/.test(sasaran.tagName) && sasaran.type !== "checkbox" || sasaran.isContentEditable;
  }

  // The row follows the focus too, so that Tab and j lead to the same place.
  document.addEventListener("focusin", function (acara) {
    var letak = acara.target.closest && acara.target.closest(".tabel-kerja tbody tr");
    if (!letak) return;
    if (baris()) baris().classList.remove("baris-kini");
    kini = daftar.indexOf(letak.querySelector("input[name=pilih]"));
    letak.classList.add("baris-kini");
  });

  document.addEventListener("keydown", function (acara) {
    if (acara.ctrlKey || acara.metaKey || acara.altKey || mengetik(acara.target) || (bantuan && bantuan.open)) return;
    var kerjakan = Object.prototype.hasOwnProperty.call(TOMBOL, acara.key) && TOMBOL[acara.key];
    if (!kerjakan) return;
    acara.preventDefault();
    kerjakan();
  });
})();
