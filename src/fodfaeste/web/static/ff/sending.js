"use strict";
/* A form that must survive a lost connection is sent from the page that holds it. When the sending
   fails, the page stands with every word and says so; the key in the form makes one object of
   however many tries. Without this file the form is sent in the ordinary way. */
(() => {
  const RETRY = 8000;

  const say = (form, words) => {
    const place = form.querySelector("[data-ff-unsent]");
    if (!place) { return; }
    place.textContent = words;
    place.hidden = !words;
    if (words) { place.scrollIntoView({ block: "center" }); }
  };

  const release = (form) => {
    form.removeAttribute("data-ff-sending");
    form.querySelectorAll("button[type=submit]").forEach((button) => button.removeAttribute("aria-disabled"));
  };

  const send = async (form) => {
    try {
      const answer = await fetch(form.action || window.location.href, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        credentials: "same-origin",
        redirect: "manual",
      });
      if (answer.type === "opaqueredirect") {
        window.location.assign(form.dataset.ffNext);
        return;
      }
      if (answer.status >= 500) { throw new Error("the server is away"); }
      form.submit(); /* a page with something to mend: let the browser show it as usual */
    } catch {
      release(form);
      say(form, "Ikke sendt – der er ingen forbindelse. Din tekst står her endnu. Siden prøver igen, eller tryk Gem kontakt.");
      form.dispatchEvent(new Event("input", { bubbles: true })); /* the draft tries again too */
      window.setTimeout(() => { if (document.contains(form)) { form.requestSubmit(); } }, RETRY);
    }
  };

  const watch = (form) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (form.hasAttribute("data-ff-sending")) { return; }
      form.setAttribute("data-ff-sending", "");
      form.querySelectorAll("button[type=submit]").forEach((button) => button.setAttribute("aria-disabled", "true"));
      say(form, "");
      send(form);
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("form[data-ff-send]").forEach(watch);
  });
})();
