"use strict";
/* Signing in again gives the browser a new token; a page that was open meanwhile asks for it before
   it tries to send once more. */
window.ffToken = {
  async renew(form) {
    const answer = await fetch(window.location.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("form [name=csrfmiddlewaretoken]");
    const stale = form.querySelector("[name=csrfmiddlewaretoken]");
    if (fresh && stale) { stale.value = fresh.value; }
  },
};
