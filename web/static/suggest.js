/* Suggestions under the search field while somebody types: the combobox with a list box of the ARIA Authoring Practices.

   The field's value changes only when a suggestion is taken, never while an input method composes a syllable, and never
   by completion in the line: both corrupt what Vietnamese input methods type. Without this file the form works as well. */

const WAIT_MS = 80;
const KINDS = { person: "người" };

class Suggestions {
  constructor(input) {
    this.input = input;
    this.form = input.form;
    this.active = -1;
    this.options = [];
    this.list = element("ul", { id: `${input.id}-goi-y`, className: "suggest", role: "listbox", hidden: true });
    this.list.setAttribute("aria-label", "Gợi ý");
    this.status = element("p", { className: "unseen", role: "status" });
    this.form.append(this.list, this.status);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"],
      ["aria-haspopup", "listbox"], ["aria-controls", this.list.id]]) input.setAttribute(name, value);
    input.addEventListener("input", (event) => event.isComposing || this.ask());
    input.addEventListener("compositionend", () => this.ask());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    this.form.addEventListener("submit", () => this.close());
    // The field keeps the focus, so that a press on the list does not close it before the click.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.take(this.options.indexOf(event.target.closest("li"))));
  }

  ask() {
    this.forget();
    // What is shown was for other letters.
    this.point(-1);
    if (!this.input.value.trim()) return this.close();
    this.timer = setTimeout(() => this.fetch(), WAIT_MS);
  }

  async fetch() {
    const typed = this.input.value;
    const asking = this.asking = new AbortController();
    let found = [];
    try {
      const answer = await fetch(`${this.input.dataset.suggest}?${new URLSearchParams({ q: typed })}`,
        { signal: asking.signal });
      if (answer.ok) found = (await answer.json()).suggestions;
    } catch {
      // Given up, or the server is gone: there is nothing to suggest.
    }
    if (this.asking === asking && this.input.value === typed) this.show(found);
  }

  /** Ask for nothing any more: an answer that is under way is not shown. */
  forget() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.asking = null;
  }

  show(found) {
    if (!found.length || document.activeElement !== this.input) return this.close();
    this.options = found.map(({ text, kind }, at) => {
      const option = element("li", { id: `${this.list.id}-${at}`, role: "option" });
      option.dataset.text = text;
      option.append(element("span", { textContent: text }));
      if (KINDS[kind]) option.append(element("small", { textContent: KINDS[kind] }));
      return option;
    });
    this.list.replaceChildren(...this.options);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.status.textContent = `${found.length} gợi ý`;
    this.point(-1);
  }

  close() {
    this.forget();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.status.textContent = "";
    this.point(-1);
  }

  /** Make the option with that number the active one; -1 is none. */
  point(at) {
    this.active = at;
    this.options.forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    if (at < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", this.options[at].id);
    this.options[at].scrollIntoView({ block: "nearest" });
  }

  press(event) {
    // 229 is what browsers report for keys that an input method takes.
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return;
    const open = !this.list.hidden;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      // One place more than there are options: the field itself, between the last and the first.
      const places = this.options.length + 1;
      if (open) this.point(((this.active + 1 + step + places) % places) - 1);
      else this.ask();
    } else if (open && event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (open && event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.take(this.active);
    }
  }

  take(at) {
    if (at < 0) return;
    this.input.value = this.options[at].dataset.text;
    this.close();
    this.form.requestSubmit();
  }
}

function element(name, { role, ...properties }) {
  const made = Object.assign(document.createElement(name), properties);
  if (role) made.setAttribute("role", role);
  return made;
}

for (const input of document.querySelectorAll("input[data-suggest]")) new Suggestions(input);
