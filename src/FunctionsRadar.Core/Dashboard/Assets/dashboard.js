// Refreshes the page in place; without it the page works too, by links and by reloading.
(() => {
  "use strict";
  const refreshInterval = 30_000;
  const keyName = "functionsradar-key";
  const page = document.getElementById("page");
  const announcement = document.getElementById("announcement");
  const asksForKey = document.getElementById("key-form") !== null;
  const keyForm = asksForKey ? [...page.childNodes] : [];
  let lastHeadline = "";
  let pending;

  const announce = (text, isError) => {
    announcement.textContent = text;
    announcement.className = isError ? "error" : "visually-hidden";
  };

  const request = async (signal) => {
    const path = asksForKey ? "dashboard/content" : location.pathname.split("/").pop() || "./";
    const key = sessionStorage.getItem(keyName);
    return fetch(path + location.search, { signal, cache: "no-store", headers: asksForKey && key ? { "x-functions-key": key } : {} });
  };

  const show = (markup) => {
    const fresh = new DOMParser().parseFromString(markup, "text/html");
    const focused = document.activeElement?.id;
    const open = [...page.querySelectorAll("details[open][id]")].map((each) => each.id);
    const { scrollX, scrollY } = window;
    page.replaceChildren(...fresh.getElementById("page").childNodes);
    open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    window.scrollTo(scrollX, scrollY);
    document.title = fresh.title;
    const headline = document.getElementById("headline")?.textContent.replace(/\s+/g, " ").trim() ?? "";
    announce(lastHeadline && headline !== lastHeadline ? headline : "", false);
    lastHeadline = headline;
  };

  const askForKey = (why) => {
    sessionStorage.removeItem(keyName);
    page.replaceChildren(...keyForm);
    document.getElementById("key").focus();
    announce(why, why !== "");
  };

  const refresh = async () => {
    if (asksForKey && !sessionStorage.getItem(keyName)) return;
    pending?.abort();
    const current = (pending = new AbortController());
    try {
      const response = await request(current.signal);
      if (asksForKey && (response.status === 401 || response.status === 403)) return askForKey("This key is not accepted.");
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      show(await response.text());
    } catch (error) {
      if (!current.signal.aborted) announce(`This page could not be refreshed at ${new Date().toLocaleTimeString()}. It tries again by itself.`, true);
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="?"]');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", link.getAttribute("href"));
    refresh();
  });

  document.addEventListener("submit", (event) => {
    event.preventDefault();
    const field = document.getElementById("key");
    sessionStorage.setItem(keyName, field.value.trim());
    field.value = "";
    refresh();
  });

  addEventListener("popstate", refresh);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
  setInterval(() => document.hidden || refresh(), refreshInterval);
  lastHeadline = document.getElementById("headline")?.textContent.replace(/\s+/g, " ").trim() ?? "";
  if (asksForKey) refresh();
})();
