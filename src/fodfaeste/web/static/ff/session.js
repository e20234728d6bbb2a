"use strict";
/* Five minutes before an idle page is signed out it says so, and saves every draft. */
(() => {
  const WARNING = 5 * 60;

  document.addEventListener("DOMContentLoaded", () => {
    const seconds = Number(document.body.dataset.ffSession);
    const box = document.getElementById("ff-session");
    if (!seconds || !box) { return; }
    const words = box.querySelector("[data-ff-session-text]");
    const stay = box.querySelector("[data-ff-stay]");
    let timers = [];
    let began = Date.now();

    const warn = () => {
      document.dispatchEvent(new CustomEvent("ff:save-drafts"));
      box.hidden = false;
    };
    const ended = () => {
      words.textContent = "Du er logget ud, fordi siden har stået stille i en halv time. "
        + "Log ind i en ny fane. Det, du har skrevet her, bliver stående.";
      if (stay) { stay.hidden = true; }
      box.hidden = false;
    };
    const begin = () => {
      timers.forEach(window.clearTimeout);
      box.hidden = true;
      began = Date.now();
      timers = [
        window.setTimeout(warn, (seconds - WARNING) * 1000),
        window.setTimeout(ended, seconds * 1000),
      ];
    };

    if (stay) {
      stay.addEventListener("click", async () => {
        if (Date.now() - began > seconds * 1000) { ended(); return; }
        try {
          const answer = await fetch(stay.dataset.ffStay, { credentials: "same-origin", redirect: "manual" });
          if (answer.ok) { begin(); } else { ended(); }
        } catch {
          words.textContent = "Der er ingen forbindelse lige nu. Prøv igen om lidt.";
        }
      });
    }
    document.addEventListener("ff:alive", begin);
    document.body.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) { begin(); } });
    begin();
  });
})();
