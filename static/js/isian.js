/* What is typed is kept two seconds after the last key; and nobody is logged out without a word. */
(function () {
  "use strict";

  var badan = document.body;
  var TUNGGU = 2000;

  function token(formulir) {
    var bidang = (formulir || document).querySelector("input[name=csrfmiddlewaretoken]");
    return bidang ? bidang.value : "";
  }

  function kirim(alamat, isi, sesudah) {
    var permintaan = new XMLHttpRequest();
    permintaan.open("POST", alamat);
    permintaan.setRequestHeader("X-CSRFToken", isi.get ? isi.get("csrfmiddlewaretoken") : token());
    permintaan.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    permintaan.onload = function () { sesudah(permintaan); };
    permintaan.onerror = function () { sesudah(permintaan); };
    permintaan.send(isi);
  }

  function isiAman(formulir) {
    var isi = new URLSearchParams();
    Array.prototype.forEach.call(formulir.elements, function (bidang) {
      if (!bidang.name || bidang.type === "file" || bidang.type === "password" || bidang.disabled) return;
      if ((bidang.type === "checkbox" || bidang.type === "radio") && !bidang.checked) return;
      isi.append(bidang.name, bidang.value);
    });
    return isi;
  }

  function kabarkan(formulir, teks) {
    var tempat = formulir.querySelector(".simpan-otomatis") || document.querySelector(".simpan-otomatis");
    if (tempat) tempat.textContent = teks;
  }

  function simpan(formulir) {
    var alamat = badan.getAttribute("data-simpan") + "?alamat=" + encodeURIComponent(new URL(formulir.action, location.href).pathname);
    kirim(alamat, isiAman(formulir), function (jawaban) {
      if (jawaban.status === 200 && jawaban.responseText.length < 100) kabarkan(formulir, jawaban.responseText);
      else if (jawaban.status !== 204) kabarkan(formulir, "Isian belum tersimpan; sambungan terganggu. Tetap di halaman ini.");
    });
  }

  if (badan.getAttribute("data-simpan")) {
    document.addEventListener("input", function (acara) {
      var formulir = acara.target.form;
      if (!formulir || !formulir.hasAttribute("data-simpan-otomatis")) return;
      window.clearTimeout(formulir.penunda);
      formulir.penunda = window.setTimeout(function () { simpan(formulir); }, TUNGGU);
    });
    document.addEventListener("submit", function (acara) { window.clearTimeout(acara.target.penunda); });
  }

  var sisa = Number(badan.getAttribute("data-sesi-detik") || 0);
  var papan = document.getElementById("papan-sesi");
  if (!sisa || !papan) return;
  var habis = Date.now() + sisa * 1000;

  function periksa() {
    var tinggal = Math.round((habis - Date.now()) / 1000);
    papan.hidden = tinggal > 120;
    if (papan.hidden) return;
    var teks = tinggal > 60 ? "Sesi Anda berakhir dalam 2 menit." : tinggal > 0 ? "Sesi Anda berakhir kurang dari 1 menit lagi."
      : "Sesi Anda sudah berakhir. Isian Anda dipulihkan setelah masuk lagi.";
    var tempat = papan.querySelector("p");
    if (tempat.textContent !== teks) tempat.textContent = teks;
    papan.querySelector("button").hidden = tinggal <= 0;
  }

  papan.querySelector("button").addEventListener("click", function () {
    var isi = new URLSearchParams();
    isi.append("csrfmiddlewaretoken", token());
    kirim(badan.getAttribute("data-tetap-masuk"), isi, function (jawaban) {
      if (jawaban.status !== 204) return;
      habis = Date.now() + sisa * 1000;
      periksa();
    });
  });
  window.setInterval(periksa, 15000);
  periksa();
})();
