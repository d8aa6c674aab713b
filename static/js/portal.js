/* Small comforts. Everything here works without it: forms post, details open, files are chosen. */
(function () {
  "use strict";

  var akar = document.documentElement;
  akar.classList.add("js");

  function tombolKirim(formulir, acara) {
    return (acara && acara.submitter) || formulir.querySelector("button[type=submit], button:not([type])");
  }

  // aria-disabled, not disabled: a disabled button's name and value would be left out of the form.
  function kunci(formulir, tombol) {
    formulir.setAttribute("data-terkirim", "");
    if (!tombol) return;
    tombol.semula = Array.prototype.slice.call(tombol.childNodes);
    tombol.setAttribute("aria-disabled", "true");
    tombol.setAttribute("aria-busy", "true");
    tombol.textContent = tombol.getAttribute("data-proses") || "Mengirim…";
    formulir.lambat = window.setTimeout(function () { tombol.textContent = "Sambungan lambat, masih mencoba…"; }, 8000);
  }

  function buka(formulir) {
    formulir.removeAttribute("data-terkirim");
    window.clearTimeout(formulir.lambat);
    formulir.querySelectorAll("[aria-busy]").forEach(function (tombol) {
      tombol.removeAttribute("aria-disabled");
      tombol.removeAttribute("aria-busy");
      if (!tombol.semula) return;
      tombol.textContent = "";
      tombol.semula.forEach(function (simpul) { tombol.appendChild(simpul); });
    });
  }

  document.addEventListener("submit", function (acara) {
    var formulir = acara.target;
    // data-unduh: the answer is a file, the page stays and the button must too.
    if (formulir.method !== "post" || formulir.hasAttribute("data-unduh") || formulir.target === "_blank") return;
    if (formulir.hasAttribute("data-terkirim")) {
      acara.preventDefault();
      acara.stopImmediatePropagation();
      return;
    }
    kunci(formulir, tombolKirim(formulir, acara));
  }, true);

  document.addEventListener("htmx:afterRequest", function (acara) {
    var formulir = acara.target.closest && acara.target.closest("form");
    if (formulir) buka(formulir);
  });

  // Coming back with the back button must not find locked forms.
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-terkirim]").forEach(buka);
  });

  function salinLama(teks) {
    var kotak = document.createElement("textarea");
    kotak.value = teks;
    kotak.className = "visually-hidden";
    document.body.appendChild(kotak);
    kotak.select();
    var berhasil = document.execCommand("copy");
    document.body.removeChild(kotak);
    return berhasil ? Promise.resolve() : Promise.reject(new Error("tidak tersalin"));
  }

  // navigator.clipboard exists only over HTTPS; offices on a plain LAN address get the older way.
  function salin(teks) {
    return navigator.clipboard ? navigator.clipboard.writeText(teks) : salinLama(teks);
  }

  function kabari(tombol, teks) {
    var siaran = document.getElementById("siaran-salin");
    if (!siaran) {
      siaran = document.createElement("p");
      siaran.id = "siaran-salin";
      siaran.className = "visually-hidden";
      siaran.setAttribute("role", "status");
      document.body.appendChild(siaran);
    }
    siaran.textContent = teks;
    if (tombol.kabar) return;
    tombol.kabar = Array.prototype.slice.call(tombol.childNodes);
    tombol.textContent = teks;
    window.setTimeout(function () {
      tombol.textContent = "";
      tombol.kabar.forEach(function (simpul) { tombol.appendChild(simpul); });
      tombol.kabar = null;
    }, 2500);
  }

  document.addEventListener("click", function (acara) {
    var tombol = acara.target.closest("[data-salin]");
    if (tombol) {
      var nilai = tombol.getAttribute("data-salin");
      var sumber = nilai.charAt(0) === "#" && document.getElementById(nilai.slice(1));
      salin(sumber ? (sumber.value || sumber.getAttribute("data-nilai") || sumber.textContent.trim()) : nilai).then(
        function () { kabari(tombol, "Tersalin"); },
        function () { kabari(tombol, "Gagal menyalin; pilih teksnya"); }
      );
    }
    document.querySelectorAll("details.menu-akun[open]").forEach(function (menu) {
      if (!menu.contains(acara.target)) menu.removeAttribute("open");
    });
  });

  document.addEventListener("keydown", function (acara) {
    if (acara.key !== "Escape") return;
    document.querySelectorAll("details.menu-akun[open]").forEach(function (menu) {
      menu.removeAttribute("open");
      menu.querySelector("summary").focus();
    });
  });

  function besar(bita) {
    if (bita < 1024 * 1023.5) return Math.max(1, Math.round(bita / 1024)) + " KB";
    return (bita / 1048576).toFixed(1).replace(".0", "").replace(".", ",") + " MB";
  }

  document.addEventListener("change", function (acara) {
    var zona = acara.target.type === "file" && acara.target.closest(".unggah");
    if (!zona) return;
    var berkas = Array.prototype.slice.call(acara.target.files);
    zona.classList.toggle("unggah-terisi", berkas.length > 0);
    zona.querySelector(".unggah-nama").textContent = berkas.length
      ? berkas.map(function (satu) { return satu.name + " (" + besar(satu.size) + ")"; }).join(", ")
      : "Pilih berkas atau seret ke sini";
  });

  var LIPATAN = "details.jejak-lipat, details.lipat-hp";

  function bentangkan() {
    document.querySelectorAll(LIPATAN).forEach(function (lipatan) { lipatan.setAttribute("open", ""); });
  }

  // Open in the page so that it reads without a script; folded on phones, where it would push the task away.
  function lipat(bagian) {
    if (window.innerWidth >= 640) return;
    bagian.querySelectorAll(LIPATAN).forEach(function (lipatan) { lipatan.removeAttribute("open"); });
  }

  function sorotGalat(bagian) {
    var ringkasan = bagian.querySelector(".ringkasan-galat");
    if (ringkasan) ringkasan.focus();
  }

  lipat(document);
  sorotGalat(document);
  document.addEventListener("htmx:load", function (acara) {
    if (acara.target === document.body) return;
    lipat(acara.target);
    sorotGalat(acara.target);
  });
  // A phone turned wide has no summary to open the trail with.
  window.addEventListener("resize", function () {
    if (window.innerWidth < 640) return;
    bentangkan();
  });

  // Paper cannot be unfolded; afterwards the page is as the reader left it.
  var terlipat = [];
  window.addEventListener("beforeprint", function () {
    terlipat = Array.prototype.slice.call(document.querySelectorAll("main details:not([open])"));
    terlipat.forEach(function (lipatan) { lipatan.setAttribute("open", ""); });
  });
  window.addEventListener("afterprint", function () {
    terlipat.forEach(function (lipatan) { lipatan.removeAttribute("open"); });
    terlipat = [];
  });

  // On a phone the menu and the tabs scroll sideways: begin where the reader is.
  document.querySelectorAll(".menu-utama [aria-current], .tab-antrean [aria-current]").forEach(function (kini) {
    var geser = kini.closest(".menu-utama, .tab-antrean");
    geser.scrollLeft += kini.getBoundingClientRect().left - geser.getBoundingClientRect().left - 48;
  });
})();
