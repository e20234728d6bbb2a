"use strict";
/* A form that must survive a lost connection is sent from the page that holds it. When the sending
   fails, the page stands with every word, says so beside the button, and sends again when the line
   is back; the key in the form makes one object of however many tries. Nothing is put into browser
   storage. Without this file the form is sent in the ordinary way. */
(() => {
  const WAITS = [4000, 8000, 15000, 30000];
  const ARRIVED = 201;
  const LONGEST_REST = 3000;
  const AWAY = "Ikke sendt – der er ingen forbindelse. Din tekst står her endnu, og siden sender den, når der er forbindelse igen.";
  const BROKEN = "Ikke sendt – systemet svarer ikke lige nu. Din tekst står her endnu, og siden prøver igen.";
  const EDITED = "Ikke sendt endnu. Tryk på knappen, når du er færdig med at skrive.";
  const SIGNED_OUT = "Ikke sendt – du er logget ud. Din tekst står her endnu. ";
  const THEN = ", så sender siden den, når du kommer tilbage.";

  class Sending {
    constructor(form) {
      this.form = form;
      this.place = form.querySelector("[data-ff-unsent]");
      this.timer = null;
      this.tries = 0;
      this.waiting = false; /* sent, not arrived, and to be tried again without a tap */
      this.unsent = false;
      form.addEventListener("submit", (event) => this.submitted(event));
      form.addEventListener("input", (event) => { if (event.isTrusted) { this.edited(); } });
      window.addEventListener("online", () => this.again());
      document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "visible") { this.again(); }
      });
      window.addEventListener("beforeunload", (event) => { if (this.unsent) { event.preventDefault(); } });
    }

    submitted(event) {
      event.preventDefault();
      if (this.form.hasAttribute("data-ff-sending")) { return; }
      this.tries = 0;
      this.send();
    }

    again() {
      if (this.waiting && !this.form.hasAttribute("data-ff-sending")) { this.send(); }
    }

    /* Half a sentence is never sent: whoever goes on writing says when it is done. */
    edited() {
      if (!this.waiting) { return; }
      this.waiting = false;
      window.clearTimeout(this.timer);
      this.say(EDITED);
    }

    say(words, link = null, after = "") {
      if (!this.place) { return; }
      this.place.replaceChildren(words, ...(link ? [link, after] : []));
      this.place.hidden = !words;
    }

    busy(sending) {
      this.form.toggleAttribute("data-ff-sending", sending);
      this.form.querySelectorAll("button[type=submit]").forEach((button) => {
        if (sending) { button.setAttribute("aria-disabled", "true"); }
        else { button.removeAttribute("aria-disabled"); }
      });
    }

    /* The draft that is on its way arrives first, and is named: it ends with what is sent now. */
    async restsDraft() {
      const resting = [];
      this.form.dispatchEvent(new CustomEvent("ff:sending", { detail: resting }));
      const longest = new Promise((done) => { window.setTimeout(done, LONGEST_REST); });
      await Promise.race([Promise.allSettled(resting), longest]);
    }

    async send({ renewed = false } = {}) {
      window.clearTimeout(this.timer);
      this.busy(true);
      await this.restsDraft();
      try {
        await this.judge(await this.post(), renewed);
      } catch {
        this.failed(AWAY);
      }
    }

    post() {
      return fetch(this.form.action || window.location.href, {
        method: "POST",
        body: new URLSearchParams(new FormData(this.form)),
        headers: { "FF-Send": "1" },
        credentials: "same-origin",
        redirect: "manual",
      });
    }

    async judge(answer, renewed) {
      if (answer.status === ARRIVED) {
        this.unsent = false;
        this.form.dispatchEvent(new CustomEvent("ff:sent"));
        window.location.assign(answer.headers.get("Location"));
      } else if (answer.type === "opaqueredirect" || answer.status === 401) {
        this.failed(SIGNED_OUT, this.signIn(), THEN);
      } else if (answer.status >= 500) {
        this.failed(BROKEN);
      } else if (answer.status === 403 && !renewed) {
        await window.ffToken.renew(this.form);
        await this.send({ renewed: true });
      } else {
        this.unsent = false;
        this.form.submit(); /* something to mend: the browser shows the page that says what */
      }
    }

    signIn() {
      const link = document.createElement("a");
      link.href = this.form.dataset.ffSignIn;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = "Log ind i en ny fane";
      return link;
    }

    failed(words, link = null, after = "") {
      this.busy(false);
      this.unsent = true;
      this.waiting = true;
      this.say(words, link, after);
      this.form.dispatchEvent(new Event("input", { bubbles: true })); /* the draft tries again too */
      if (!link) {
        this.timer = window.setTimeout(() => this.again(), WAITS[Math.min(this.tries, WAITS.length - 1)]);
      }
      this.tries += 1;
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("form[data-ff-send]").forEach((form) => new Sending(form));
  });
})();
