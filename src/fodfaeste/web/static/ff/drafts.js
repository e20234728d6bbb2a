"use strict";
/* Drafts: what is typed goes to the server 1.5 seconds after typing stops, never into browser
   storage. When that fails the text stays on the page, the status says so, and it is tried again. */
(() => {
  const PAUSE = 1500;
  const RETRIES = [3000, 6000, 12000, 30000];

  const status = (words, state) => {
    const place = document.querySelector("[data-ff-draft-status]");
    if (!place) { return; }
    place.textContent = words;
    place.dataset.state = state;
  };

  class Draft {
    constructor(form) {
      this.form = form;
      this.timer = null;
      this.failures = 0;
      this.dirty = false;
      this.elsewhere = false;
      this.saving = Promise.resolve();
      form.addEventListener("input", () => this.changed());
      form.addEventListener("change", () => this.changed());
      form.addEventListener("submit", () => this.rests());
      /* A form that is sent from the page waits for the draft on its way, so that none comes after. */
      form.addEventListener("ff:sending", (event) => event.detail.push(this.saving.then(() => this.rests())));
      form.addEventListener("ff:sent", () => this.rests());
    }

    rests() {
      this.dirty = false;
      window.clearTimeout(this.timer);
      this.nameDraft();
    }

    /* A session that has run out keeps the words under this name; and what was sent throws away the
       draft that this page has seen, not one from another device. */
    nameDraft() {
      if (!this.form.dataset.ffDraftForm) { return; }
      this.carry("ff_form", this.form.dataset.ffDraftForm);
      if (this.seen !== undefined) { this.carry("ff_seen", this.seen); }
    }

    carry(name, value) {
      const field = this.form.querySelector(`[name=${name}]`) || document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = value;
      this.form.append(field);
    }

    get seen() { return this.form.dataset.ffDraftSeen; }

    changed() {
      this.dirty = true;
      status("skriver …", "writing");
      this.later(PAUSE);
    }

    later(wait) {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.save(), wait);
    }

    save({ leaving = false } = {}) {
      if (!this.dirty || this.elsewhere || this.form.hasAttribute("data-ff-sending")) { return; }
      this.dirty = false;
      this.saving = this.keep(leaving);
    }

    async keep(leaving) {
      try {
        const answer = await fetch(this.form.dataset.ffDraftUrl, {
          method: "POST",
          body: this.typed(),
          credentials: "same-origin",
          redirect: "manual",
          keepalive: leaving,
        });
        await this.judge(answer);
      } catch {
        this.failed("ikke gemt – prøver igen");
      }
    }

    typed() {
      const typed = new URLSearchParams(new FormData(this.form));
      typed.set("ff_form", this.form.dataset.ffDraftForm || "");
      if (this.seen !== undefined) { typed.set("ff_seen", this.seen); }
      return typed;
    }

    async judge(answer) {
      if (answer.ok) {
        this.failures = 0;
        if (this.seen !== undefined) { this.form.dataset.ffDraftSeen = answer.headers.get("FF-Saved"); }
        if (!this.dirty) { status("kladde gemt", "saved"); }
        document.dispatchEvent(new CustomEvent("ff:alive"));
      } else if (answer.type === "opaqueredirect" || answer.status === 401) {
        this.failed("ikke gemt – du er logget ud. Log ind i en ny fane, så gemmer siden igen");
      } else if (answer.status === 409) {
        this.elsewhere = true;
        this.failed("ikke gemt – en nyere kladde er skrevet et andet sted. Åbn siden i en ny fane for at se den");
      } else if (answer.status === 413) {
        this.failed("ikke gemt – teksten er for lang til en kladde");
      } else if (answer.status === 403) {
        await window.ffToken.renew(this.form);
        this.failed("ikke gemt – prøver igen");
      } else {
        this.failed("ikke gemt – prøver igen");
      }
    }

    failed(words) {
      this.dirty = true;
      status(words, "unsaved");
      this.later(RETRIES[Math.min(this.failures, RETRIES.length - 1)]);
      this.failures += 1;
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const drafts = [...document.querySelectorAll("form[data-ff-draft-url]")].map((form) => new Draft(form));
    document.addEventListener("ff:save-drafts", () => drafts.forEach((draft) => draft.save()));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") { drafts.forEach((draft) => draft.save({ leaving: true })); }
    });
    window.addEventListener("beforeunload", (event) => {
      if (drafts.some((draft) => draft.dirty && draft.failures > 0)) { event.preventDefault(); }
    });
  });
})();
