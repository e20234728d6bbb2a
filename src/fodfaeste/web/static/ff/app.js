"use strict";
document.addEventListener("DOMContentLoaded", () => {
  if (window.DKFDS) { window.DKFDS.init(); }
});
