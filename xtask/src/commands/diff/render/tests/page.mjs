// Looks at a page of `cargo xtask diff --format html` as its readers do.
//
//     node page.mjs TOOLS PAGE [SHOTS]
//
// TOOLS is what .ci/tools/install made; with SHOTS, pictures are put there. Exit code 3: there is
// no browser or no driver.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [tools, page_file, shots] = process.argv.slice(2);

const missing = (why) => {
  console.error(why);
  process.exit(3);
};

const browser_path = () => {
  const names = [process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome"];
  for (const name of names.filter(Boolean)) {
    if (name.includes("/") && existsSync(name)) return name;
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      if (existsSync(join(folder, name))) return join(folder, name);
    }
  }
  return missing("no chromium in PATH");
};

let chromium;
try {
  ({ chromium } = createRequire(join(resolve(tools), "package.json"))("playwright-core"));
} catch {
  missing(`no playwright-core in ${tools}: .ci/tools/install ${tools}`);
}
const executablePath = browser_path();

const wrong = [];
const check = (fits, what) => {
  if (!fits) wrong.push(what);
};
const same = (actual, expected, what) =>
  check(actual === expected, `${what}: ${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`);

const url = pathToFileURL(resolve(page_file)).href;
const browser = await chromium.launch({ executablePath });

const open = async (options) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("console", (message) => wrong.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const asked = request.url();
    check(asked === url || asked.startsWith("data:"), `the page asks for ${asked}`);
  });
  await page.goto(url);
  return page;
};
const shoot = async (page, name) => {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
};

const wide = { viewport: { width: 1280, height: 900 }, colorScheme: "light" };
const narrow = { viewport: { width: 360, height: 740 }, colorScheme: "light" };

async function filters() {
  const page = await open(wide);
  const entries = page.locator("#changes > .entry");
  const all = await entries.count();
  const visible = () => page.locator("#changes > .entry:visible").count();
  const said = () => page.locator("#shown").textContent();
  const count = (selector) => page.locator(`#changes > ${selector}`).count();
  check(all > 3, `only ${all} changes`);
  same(await visible(), all, "shown at first");

  for (const [name, kind] of [["breaking", "err"], ["warnings", "warn"], ["infos", "info"], ["accepted", "accepted"]]) {
    const box = page.getByRole("checkbox", { name });
    await box.uncheck();
    same(await visible(), all - (await count(`.${kind}`)), `shown without ${name}`);
    await box.check();
  }
  const api = page.getByRole("combobox", { name: "API" });
  await api.selectOption("teams");
  same(await visible(), await count("[data-api=teams]"), "shown of one API");
  await api.selectOption("");

  const operation = page.getByRole("combobox", { name: "Operation" });
  await operation.fill("get /teams");
  same(await visible(), 1, "shown of one operation");
  await operation.fill("/list/");
  same(await visible(), 1, "shown of some operations");
  await operation.fill("");

  const text = page.getByRole("searchbox", { name: "Text" });
  await text.fill("REQUEST-parameter query");
  same(await visible(), 1, "shown with two words");
  same(await said(), `1 of ${all} shown`, "what is said");
  await text.fill("no such thing at all");
  same(await visible(), 0, "shown of nothing");
  check(await page.locator("#none").isVisible(), "nothing says that nothing fits");
  await page.getByRole("button", { name: "Reset" }).click();
  await page.waitForFunction((all) => document.querySelector("#shown").textContent.startsWith(`${all} `), all);
  same(await visible(), all, "shown after a reset");
  await page.context().close();
}

async function folding() {
  const page = await open(wide);
  const opened = () => page.locator("#changes > .entry[open]").count();
  const all = await page.locator("#changes > .entry").count();
  await page.getByRole("button", { name: "Unfold all" }).click();
  same(await opened(), all, "unfolded");
  check(await page.locator("#changes pre").first().isVisible(), "what is unfolded is not seen");
  await shoot(page, "wide-light");
  await page.getByRole("button", { name: "Fold all", exact: true }).click();
  same(await opened(), 0, "still unfolded");

  // By keyboard alone.
  const summary = page.locator("#changes > .entry > summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  same(await opened(), 1, "unfolded by a key");
  const more = page.locator("#changes .more > summary").first();
  await page.getByRole("button", { name: "Unfold all" }).click();
  await more.focus();
  await page.keyboard.press("Space");
  same(await page.locator("#changes .more[open]").count(), 1, "lists of operations unfolded by a key");
  await page.evaluate(() => document.activeElement.blur());
  await page.evaluate(() => scrollTo(0, 0));
  const reached = new Set();
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.localName));
  }
  for (const name of ["input", "select", "button", "summary"]) {
    check(reached.has(name), `no key leads to a ${name}`);
  }
  await page.context().close();
}

// Everything unfolded, at this width: nothing is wider, and no text is cut off.
async function fits(options, name) {
  const page = await open(options);
  await page.getByRole("button", { name: "Unfold all" }).click();
  await page.evaluate(() => document.querySelectorAll("details").forEach((node) => (node.open = true)));
  const width = options.viewport.width;
  const found = await page.evaluate((width) => {
    const beyond = [...document.querySelectorAll("body *")].filter((node) => {
      const box = node.getBoundingClientRect();
      return box.width > 0 && (box.right > width + 0.5 || box.left < -0.5);
    });
    const cut = [...document.querySelectorAll("body *")].filter(
      (node) => node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== "inline"
        && !["INPUT", "SELECT"].includes(node.tagName),
    );
    const name = (node) => `${node.localName}.${node.className}`;
    return { page: document.documentElement.scrollWidth, beyond: beyond.map(name), cut: cut.map(name) };
  }, width);
  check(found.page <= width, `${name}: the page is ${found.page} wide`);
  same(found.beyond.join(), "", `${name}: beyond the edge`);
  same(found.cut.join(), "", `${name}: cut off`);
  await shoot(page, name);
  await page.context().close();
}

// Text against what is behind it, by the contrast of WCAG.
async function contrast(colorScheme) {
  const page = await open({ ...wide, colorScheme });
  await page.getByRole("button", { name: "Unfold all" }).click();
  const low = await page.evaluate(() => {
    const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
    const light = (colour) => {
      const parts = numbers(colour).slice(0, 3).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const behind = (node) => {
      for (let at = node; at; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        const alpha = numbers(colour)[3];
        if (alpha === undefined || alpha > 0) return colour;
      }
      return "rgb(255, 255, 255)";
    };
    const texts = [...document.querySelectorAll("body *")].filter((node) =>
      [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== "")
      && node.getClientRects().length > 0);
    return texts.flatMap((node) => {
      const [a, b] = [light(getComputedStyle(node).color), light(behind(node))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      return ratio < 4.5 ? [`${node.localName}.${node.className} ${ratio.toFixed(2)}`] : [];
    });
  });
  same([...new Set(low)].join(), "", `${colorScheme}: too pale`);
  await shoot(page, `wide-${colorScheme}-contrast`);
  await page.context().close();
}

async function without_script() {
  const page = await open({ ...wide, javaScriptEnabled: false });
  check(!(await page.locator("#filters").isVisible()), "filters are shown that do nothing");
  const summary = page.locator("#changes > .entry:not([open]) > summary").first();
  await summary.click();
  check((await page.locator("#changes > .entry[open]").count()) > 0, "nothing unfolds without the script");
  await page.context().close();
}

try {
  await filters();
  await folding();
  await fits(narrow, "narrow-light");
  await fits({ ...narrow, colorScheme: "dark" }, "narrow-dark");
  await fits({ ...wide, viewport: { width: 800, height: 900 } }, "middle-light");
  await contrast("light");
  await contrast("dark");
  await without_script();
} finally {
  await browser.close();
}
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
console.log("the page is as it should be");
