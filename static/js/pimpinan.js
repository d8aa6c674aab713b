/* Signing: a button that shows the passphrase. It goes back to dots before the form leaves. */
(function () {
  "use strict";
  document.querySelectorAll("form[data-tanda-tangan] input[type=password]").forEach(function (isian) {
    var baris = document.createElement("div");
    var tombol = document.createElement("button");
    baris.className = "bidang-sandi";
    tombol.type = "button";
    tombol.className = "btn btn-outline-secondary";

    function tampilkan(terlihat) {
      isian.type = terlihat ? "text" : "password";
      tombol.textContent = terlihat ? "Sembunyikan" : "Lihat";
      tombol.setAttribute("aria-label", terlihat ? "Sembunyikan passphrase" : "Lihat passphrase");
    }

    isian.parentNode.insertBefore(baris, isian);
    baris.appendChild(isian);
    baris.appendChild(tombol);
    tombol.setAttribute("aria-controls", isian.id);
    tampilkan(false);
    tombol.addEventListener("click", function () { tampilkan(isian.type === "password"); });
    isian.form.addEventListener("submit", function () { tampilkan(false); }, true);
  });
})();
