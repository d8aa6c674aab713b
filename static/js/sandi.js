/* Row 7: make a password here and show it, so that it can be set in SPSE. Without JavaScript the officer types his own. */
(function () {
  "use strict";
  var ALFABET = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";

  function acak(panjang) {
    var hasil = "", bita = new Uint8Array(1);
    while (hasil.length < panjang) {
      window.crypto.getRandomValues(bita);
      // Bytes past the last whole multiple would favour the first letters.
      if (bita[0] < 256 - (256 % ALFABET.length)) hasil += ALFABET[bita[0] % ALFABET.length];
    }
    return hasil;
  }

  function sandiBaru() {
    var teks = "";
    do { teks = acak(16); } while (!/[a-z]/.test(teks) || !/[A-Z]/.test(teks) || !/[0-9]/.test(teks));
    return teks;
  }

  function tombol(teks, kerja, untuk) {
    var hasil = document.createElement("button");
    hasil.type = "button";
    hasil.className = "btn btn-outline-secondary btn-sm";
    hasil.textContent = teks;
    hasil.setAttribute("aria-label", teks + " " + untuk);
    hasil.addEventListener("click", kerja);
    return hasil;
  }

  document.querySelectorAll("input[data-sandi]").forEach(function (isian) {
    var alat = document.createElement("div");
    var label = document.querySelector("label[for='" + isian.id + "']").textContent.trim();
    alat.className = "alat-sandi";
    var lihat = tombol("Lihat", function () {
      isian.type = isian.type === "password" ? "text" : "password";
      sebut();
    }, label);
    alat.appendChild(tombol("Buatkan", function () {
      isian.value = sandiBaru();
      isian.type = "text";
      sebut();
      isian.dispatchEvent(new Event("input", { bubbles: true }));
    }, label));
    alat.appendChild(lihat);
    var salin = tombol("Salin", function () {}, label);
    salin.setAttribute("data-salin", "#" + isian.id);
    alat.appendChild(salin);
    function sebut() {
      lihat.textContent = isian.type === "password" ? "Lihat" : "Sembunyikan";
      lihat.setAttribute("aria-label", lihat.textContent + " " + label);
    }
    isian.insertAdjacentElement("afterend", alat);
    isian.form.addEventListener("submit", function () { isian.type = "password"; });
  });
})();
