"use strict";
/* The sheet of an invitation is printed; the code in a scanned address is put into its field. The
   part of an address behind # never leaves the browser, and is taken out of it at once. */
document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("[data-ff-print]")) {
    button.addEventListener("click", () => window.print());
  }
  const field = document.querySelector("[data-ff-code] input[name=code]");
  const code = window.location.hash.slice(1);
  if (field && /^[0-9A-Z]{12}$/.test(code)) {
    if (!field.value) { field.value = code.replace(/(.{4})(?=.)/g, "$1-"); }
    window.history.replaceState(null, "", window.location.pathname);
  }
});
