"use strict";
/* What every page needs: the design system, the menu on a phone, focus on a refusal,
   and one sending for each click. Everything works without this file too. */
(() => {
  const start = (scope) => {
    if (window.DKFDS) { window.DKFDS.init({ scope }); }
    const first = scope.querySelector("[data-ff-focus]");
    if (first) { first.focus(); }
  };

  const openMenu = () => {
    const button = document.querySelector(".ff-menu-button");
    if (!button) { return; }
    button.hidden = false;
    button.addEventListener("click", () => {
      const open = button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!open));
    });
  };

  const markSending = (form, sending) => {
    form.toggleAttribute("data-ff-sending", sending);
    form.querySelectorAll("button[type=submit]").forEach((button) => {
      if (sending) { button.setAttribute("aria-disabled", "true"); }
      else { button.removeAttribute("aria-disabled"); }
    });
  };

  const sendOnce = () => {
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if (!form.matches("form[method=post]") || event.defaultPrevented) { return; }
      if (form.hasAttribute("data-ff-sending")) { event.preventDefault(); return; }
      markSending(form, true);
    });
    /* Back from the next page: the form stands here again and may be sent. */
    window.addEventListener("pageshow", () => {
      document.querySelectorAll("form[data-ff-sending]").forEach((form) => markSending(form, false));
    });
  };

  const followHtmx = () => {
    document.body.addEventListener("htmx:afterSettle", (event) => start(event.detail.elt));
    const failed = () => {
      const live = document.getElementById("ff-live");
      if (live) { live.textContent = "Siden kunne ikke hente svaret. Prøv igen."; }
    };
    document.body.addEventListener("htmx:responseError", failed);
    document.body.addEventListener("htmx:sendError", failed);
  };

  document.addEventListener("DOMContentLoaded", () => {
    start(document);
    openMenu();
    sendOnce();
    followHtmx();
  });
})();
