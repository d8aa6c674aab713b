// "Cetak": the browser's own print, for who does not know its menu.
(function () {
  "use strict";
  document.querySelectorAll("[data-cetak]").forEach(function (tombol) {
    tombol.addEventListener("click", function () { window.print(); });
  });
})();
