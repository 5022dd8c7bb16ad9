"""Questions to a loaded page, asked in its own language: JavaScript."""

# Every text that sticks out of the screen or of a box that cuts it off. Measured on the text itself:
# a box can be narrow enough and its longest word not.
STICKING_OUT = """() => {
  const wide = document.documentElement.clientWidth, found = new Set();
  if (document.documentElement.scrollWidth > wide) found.add('the page scrolls sideways');
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = new Range();
  while (texts.nextNode()) {
    const el = texts.currentNode.parentElement, words = texts.currentNode.data.trim();
    if (!words || el.closest('.v, #z, .skip, [hidden], script, style')) continue;
    range.selectNodeContents(texts.currentNode);
    const boxes = [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1);
    const name = `${el.nodeName.toLowerCase()}: ${words.slice(0, 60)}`;
    if (boxes.some(box => box.right > wide + 0.5 || box.left < -0.5)) found.add('out of sight ' + name);
    if (getComputedStyle(el).overflowX !== 'visible' && el.scrollWidth > el.clientWidth + 1)
      found.add('cut off ' + name);
  }
  return [...found];
}"""

# Links of a kind whose area is smaller than a finger.
SMALL = """([selector, least]) => [...document.querySelectorAll(selector)]
  .filter(el => el.getClientRects().length)
  .map(el => [el, el.getBoundingClientRect()])
  .filter(([, box]) => box.width < least || box.height < least)
  .map(([el, box]) => `${el.textContent.trim()} ${Math.round(box.width)}×${Math.round(box.height)}`)"""

# What a page is made of, but for its words, part by part, as short texts: to the rules of axe that ask for
# more than looks, a page with no new part is as good as the pages that its parts were found good in. A part
# is what stands in a box (`BOXES`), with all that is in it and the boxes around it; a box is one by itself.
# An element is its name, how it is shown, whether it has
# words, and its attributes: an id by how many have it, a reference by what it leads to, what is said by
# whether it says anything, an address by its kind, all others to the letter. It holds kinds of elements:
# how many of a kind, and in what order, a rule asks of tables, lists of terms, headings and landmarks
# alone. Rules that compare words do it for landmarks, a picture in its link, a table and its caption,
# and a control whose label is not what is written on it.
SKELETON = r"""(languages) => {
  const aria = names => names.split(' ').map(name => 'aria-' + name);
  const REFERS = ['for', 'headers', 'list', 'form', 'popovertarget', 'commandfor', 'usemap',
    ...aria('labelledby describedby controls owns details errormessage activedescendant flowto')];
  const SAYS = ['alt', 'title', 'placeholder', 'summary', 'label', 'datetime', 'srcset', 'integrity',
    'content', 'value', ...aria('label description placeholder valuetext roledescription')];
  const LEADS = ['href', 'src', 'action', 'cite', 'data', 'poster', 'formaction'];
  // What draws a picture is no rule's business.
  const OF_DRAWINGS = /^(aria-.*|role|id|class|style|tabindex|focusable|lang|href|xlink:href)$/;
  const SILENT = 'script, link:not([rel~=stylesheet]), meta:not([name=viewport], [http-equiv=refresh])';
  const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role=heading], iframe, frame';
  const COUNTED = 'header, footer, main, nav, aside, section, form, iframe, frame, [role], [accesskey]';
  const NO_CONTROL = '[role=region], [role=group], [role=navigation], [role=img]';
  const BOXES = ['html, body, header, footer, main, nav, section, article, aside, div, details, figure']
    .map(names => `:is(${names}):not([role])`)[0];
  const CONTROLS = `a, area, button, summary, input, option, td, th, [role]:not(${NO_CONTROL})`;
  const ROLES = {HEADER: 'banner', FOOTER: 'contentinfo', MAIN: 'main', NAV: 'navigation',
    ASIDE: 'complementary', SECTION: 'region', FORM: 'form'};

  const plain = text => text.replace(/\s+/g, ' ').trim().toLowerCase();
  const words = text => text.trim() && 'words';
  const states = new Map(), stateOf = el => {
    const {display, visibility, opacity, contentVisibility, position, overflow, clip, clipPath} =
      getComputedStyle(el);
    const gone = display === 'none' || visibility !== 'visible' || opacity === '0'
      || contentVisibility === 'hidden' || !el.checkVisibility();
    const box = el.getBoundingClientRect();
    const out = box.right <= 0 || box.bottom <= 0 || box.left >= document.documentElement.scrollWidth;
    return [gone ? 'hidden' : el.getClientRects().length ? 'shown' : 'empty', out,
      display, position, overflow, clip, clipPath].join(' ');
  };
  const state = el => states.get(el) || states.set(el, stateOf(el)).get(el);
  const brief = el => el
    ? [el.nodeName, el.getAttribute('role'), state(el), words(el.textContent)].join(' ') : 'nothing';
  const named = ids => ids.trim().split(/\s+/).map(id => document.getElementById(id));

  const full = value => new URL(value, document.baseURI);
  const here = url => url.href.split('#')[0] === location.href.split('#')[0];
  const leaving = [...document.querySelectorAll('a[href]')].find(a => !here(full(a.getAttribute('href'))));
  const address = (el, value) => {
    if (!value.trim()) return 'empty';
    const url = full(value), written = /^\/?#/.test(value) && 'within';
    if (!here(url) || !url.hash) return [url.protocol, here(url), written].join(' ');
    const early = !leaving || el.compareDocumentPosition(leaving) & Node.DOCUMENT_POSITION_FOLLOWING;
    return [written, early, brief(document.getElementById(decodeURIComponent(url.hash.slice(1))))].join(' ');
  };
  const read = (el, name, value) =>
    name === 'id' ? document.querySelectorAll('#' + CSS.escape(value)).length
    : REFERS.includes(name) ? named(value.replace(/^#/, '')).map(brief)
    : name === 'content' && el.matches('[name=viewport], [http-equiv=refresh]') ? value
    : SAYS.includes(name) || name.startsWith('data-') ? words(value)
    : LEADS.includes(name) ? (el.nodeName === 'LINK' ? full(value).pathname : address(el, value))
    : /^(lang|hreflang|xml:lang)$/.test(name) && languages.includes(value) ? 'a language'
    : value;
  const attributes = el => [...el.attributes]
    .filter(({name}) => !(el instanceof SVGElement) || OF_DRAWINGS.test(name))
    .map(({name, value}) => `${name}=${read(el, name, value)}`).sort();

  const called = el => plain(el.getAttribute('aria-label')
    || named(el.getAttribute('aria-labelledby') || '').map(to => to ? to.textContent : '').join(' ')
    || el.title || '');
  const role = el => el.getAttribute('role') || ROLES[el.nodeName] || el.nodeName;
  const counted = [...document.querySelectorAll(COUNTED)];
  const alike = el => {
    const same = counted.filter(one => role(one) === role(el));
    return [/^(banner|contentinfo|main)$/.test(role(el)) && same.length,
      same.filter(one => called(one) === called(el)).length,
      el.accessKey && counted.filter(one => one.accessKey === el.accessKey).length].join(' ');
  };
  const mislabelled = el => {
    const label = called(el), seen = plain(el.textContent);
    return label && seen && !label.includes(seen) ? `${label}: ${seen}` : '';
  };
  const doubled = el => {
    const link = el.closest('a, button'), alt = plain(el.alt);
    return alt && link && plain(link.textContent) === alt;
  };
  const table = el => el.querySelector('th, thead, tfoot, colgroup, caption')
    ? el.caption && plain(el.caption.textContent) === plain(el.getAttribute('summary') || '')
    : el.outerHTML + JSON.stringify(el.getBoundingClientRect());
  const more = el => [
    el.matches(COUNTED) && alike(el), el.matches(CONTROLS) && mislabelled(el),
    el.labels && [...el.labels].map(brief), el.nodeName === 'IMG' && doubled(el),
    el.nodeName === 'TABLE' && table(el), el.nodeName === 'STYLE' && el.textContent];

  // Two FNV-1a walks side by side, one of them with a factor of its own: some 60 bits of any text.
  const short = text => {
    let one = 0x811c9dc5, two = 0x9e3779b9;
    for (let at = 0; at < text.length; at++) {
      one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
      two = Math.imul(two ^ text.charCodeAt(at), 0x85ebca6b) + (two >>> 15);
    }
    return (one >>> 0).toString(36) + (two >>> 0).toString(36);
  };
  const kind = (el, inTable) => {
    const ordered = inTable || el.nodeName === 'TABLE';
    const own = [...el.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const parts = [...el.children].filter(one => !one.matches(SILENT)).map(one => kind(one, ordered));
    const kinds = ordered ? parts : [...new Set(parts)];
    if (!ordered && el.nodeName !== 'DL') kinds.sort();
    return short([el.nodeName, state(el), own, ...attributes(el), ...more(el), ...kinds].join(';'));
  };
  const steps = new Set();
  [...document.querySelectorAll(HEADINGS)]
    .filter(el => el.checkVisibility() && !el.closest('[aria-hidden=true]'))
    .map(el => el.getAttribute('aria-level') || el.nodeName)
    .reduce((before, level) => (steps.add(`${before}-${level}`), level), '');

  const found = new Set(steps);
  const part = (el, around) => {
    if (el.matches(SILENT)) return;
    if (!el.matches(BOXES)) { found.add(short(around + kind(el, false))); return; }
    const own = [...el.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const box = short([around, el.nodeName, state(el), own, ...attributes(el), ...more(el)].join(';'));
    found.add(box);
    [...el.children].forEach(one => part(one, box));
  };
  part(document.documentElement, '');
  return [...found].sort();
}"""

# Whether something that is touched is smaller than WCAG wants it, or something scrolls by itself: the rules
# of axe that ask for room have nothing to say where nothing does. Those in a line of text they judge.
TIGHT = """(least) => [...document.querySelectorAll('body *')].some(el => {
  if (!el.checkVisibility()) return false;
  const {width, height} = el.getBoundingClientRect(), {overflowX, overflowY} = getComputedStyle(el);
  const touched = el.matches('a[href], area, button, input, select, textarea, summary, [tabindex], [role]');
  return touched && (width < least || height < least)
    || overflowX !== 'visible' && overflowX !== 'clip' && el.scrollWidth > el.clientWidth
    || overflowY !== 'visible' && overflowY !== 'clip' && el.scrollHeight > el.clientHeight;
})"""

# The colours of every text that is shown: its own, those behind it, and what makes it large or pale.
COLOURS = """() => {
  const found = new Set(), texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const el = texts.currentNode.parentElement, style = getComputedStyle(el), behind = [];
    if (!texts.currentNode.data.trim() || !el.getClientRects().length) continue;
    for (let one = el; one; one = one.parentElement) {
      const paint = getComputedStyle(one);
      behind.push([paint.backgroundColor, paint.backgroundImage, paint.opacity, paint.filter].join(' '));
    }
    found.add([getComputedStyle(el.parentElement).color, style.color, style.fontSize, style.fontWeight,
               style.textShadow, style.textDecorationLine, ...new Set(behind)].join('; '));
  }
  return [...found];
}"""

# Whether the point in the middle of an element's first box shows that element.
WHOLLY_SEEN = """(selector) => [...document.querySelectorAll(selector)].map(el => {
  const box = el.getBoundingClientRect(), line = el.getClientRects()[0];
  if (!line) return [el.textContent.trim(), 'not shown'];
  const hit = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
  const inside = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
  const clear = hit && (el.contains(hit) || hit.contains(el) && !hit.matches('html, body, main, header'));
  const fault = `bottom ${Math.round(box.bottom)}, over it ${hit && hit.nodeName}`;
  return [el.textContent.trim(), inside && clear ? '' : fault];
}).filter(([, fault]) => fault)"""

# Where the focus is, and what hides it.
FOCUS = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  // A radio button that is not drawn shows its focus on the heading that names it.
  const heading = focused.matches('.v') && document.getElementById(focused.getAttribute('aria-labelledby'));
  // A window that is not in front, as the driver's Firefox is, draws no focus at all: Chromium is asked.
  if (heading && !document.hasFocus()) return [focused.id, ''];
  if (heading && getComputedStyle(heading).outlineStyle === 'none') return [focused.id, 'shows no focus'];
  const el = heading || focused;
  const line = el.getClientRects()[0], bar = document.querySelector('.bar');
  const name = el.nodeName.toLowerCase() + ' ' + (el.textContent || el.id || el.value).trim().slice(0, 30);
  if (!line) return [name, 'has no box'];
  const shape = el.getBoundingClientRect(), cover = bar.getBoundingClientRect();
  const x = line.left + line.width / 2, y = line.top + line.height / 2;
  const hit = document.elementFromPoint(x, y);
  if (!hit) return [name, `is out of sight at ${Math.round(y)}`];
  const label = el.labels && el.labels[0];
  if (!(el === hit || el.contains(hit) || label && label.contains(hit)))
    return [name, 'is under ' + hit.nodeName + '.' + hit.className];
  const over = Math.min(shape.bottom, cover.bottom) - Math.max(shape.top, cover.top);
  if (!bar.contains(el) && over > 1) return [name, `has ${Math.round(over)} px under the bar`];
  return [name, ''];
}"""

# Every text of the page that cannot be read: without a box, invisible, or with another text across it.
# Texts for screen readers alone, and a filter that an engine cannot offer, are left out.
UNREADABLE = """() => {
  const found = [], lines = [], range = new Range();
  // Of the finder one screen is in sight, and what belongs to the others is not meant to be.
  // Of the prose a phone folds the menu, and has no room for the margin, which lists headings of the page.
  const shut = '.l > li, .w > *, .p, fieldset details:not([open]) *,'
    + '#s0:checked ~ .l .r > *, .top__list > a, .top__menu *, .margin *';
  const folded = 'nav details:not([open]) > a';  // an engine that draws none of it may still say where it was
  const others = (el) => { const part = el.closest(shut);
    return el.closest(folded) || part && !part.getClientRects().length; };
  const left = '.v, #z, .skip, script, style';
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const el = texts.currentNode.parentElement, words = texts.currentNode.data.trim().slice(0, 40);
    if (!words || el.closest(left) || others(el)) continue;
    range.selectNodeContents(texts.currentNode);
    const boxes = [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1);
    const style = getComputedStyle(el);
    if (!boxes.length || style.visibility !== 'visible' || style.opacity === '0')
      found.push('not shown: ' + words);
    // The middle of a line: its upper and lower parts may reach into the lines beside it.
    for (const box of boxes) {
      const y = (box.top + box.bottom) / 2, part = box.height / 5;
      lines.push({top: y - part, bottom: y + part, left: box.left + 1, right: box.right - 1, words});
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((one, number) => {
    for (let next = number + 1; next < lines.length && lines[next].top < one.bottom; next++) {
      const other = lines[next];
      if (other.left < one.right && one.left < other.right)
        found.push(one.words + ' lies across ' + other.words);
    }
  });
  return found;
}"""
# Key events as a phone's own keyboard sends them: rows of type, key, keyCode, shiftKey.
SEND_KEYS = """([selector, events]) => {
  const target = selector ? document.querySelector(selector) : document.body;
  if (selector) target.focus();
  for (const [type, key, keyCode, shiftKey] of events)
    target.dispatchEvent(new KeyboardEvent(type, {key, keyCode, which: keyCode, shiftKey, bubbles: true}));
}"""

ADD_TO_PAGE = "html => document.querySelector('main').insertAdjacentHTML('afterbegin', html)"

# What a phone's keyboard sends for three taps. On iOS a tap on Shift is a press and a release, as on a
# real keyboard; a held or locked Shift is released only later; letters after it, and the first letter of
# a sentence, come with shiftKey. Older iOS and Android name no key at all (keyCode 0 and 229).
SHIFT = [["keydown", "Shift", 16, True], ["keyup", "Shift", 16, False]]
LETTER = [["keydown", "A", 65, True], ["keyup", "A", 65, True]]
UNNAMED = [["keydown", "Unidentified", 0, False], ["keyup", "Unidentified", 0, False]]
COMPOSED = [["keydown", "Unidentified", 229, False], ["keyup", "Unidentified", 229, False]]
PHONE_KEYBOARDS = {
    "iOS, Shift tapped in a field": ("#added", SHIFT * 3),
    "iOS, Shift locked and unlocked": ("#added", [SHIFT[0], *LETTER, SHIFT[1]] * 3),
    "iOS, capital letters by themselves": ("#added", LETTER * 3),
    "iOS, capital letters, no field": (None, LETTER * 3),
    "iOS, Shift around letters, no field": (None, [SHIFT[0], *LETTER, SHIFT[1]] * 3),
    "old iOS, keys without a name": (None, UNNAMED * 6),
    "Android, letters in the making": (None, COMPOSED * 6),
    "Shift that is never released": (None, [SHIFT[0]] * 6),
}

# What a page can have stored, asked of the page itself.
STORED = """(async () => ({
  cookies: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: 'caches' in window ? (await caches.keys()).length : 0,
  workers: 'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).length : 0,
}))()"""
NOTHING = {"cookies": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}

# Runs before each page's own code, and writes down what the page's policy forbids.
WATCH_POLICY = """() => {
  window.forbidden = [];
  addEventListener('securitypolicyviolation', e => window.forbidden.push(
    e.violatedDirective + ' ' + (e.blockedURI || e.sample)), true);
}"""

# Everything that a finger can do on a page but leave it.
TOUCH_ALL = """(async () => {
  document.querySelectorAll('summary').forEach(summary => { summary.click(); summary.click(); });
  document.querySelectorAll('details').forEach(details => { details.open = true; });
  document.querySelectorAll('label, button').forEach(control => {
    if (control.getBoundingClientRect().width) control.click();
  });
  await new Promise(done => setTimeout(done, 20));
  return document.querySelectorAll('summary, label, button').length;
})()"""

# What a planted fault does: runs code that the policy does not know, and stores in each way that a page has.
SIN = """(async () => {
  document.cookie = 'a=1';
  localStorage.a = sessionStorage.a = 1;
  await new Promise((done, fail) => {
    const asked = indexedDB.open('a'); asked.onsuccess = done; asked.onerror = fail; });
  await caches.open('a');
  const seen = new Promise(done => addEventListener('securitypolicyviolation', done, {once: true}));
  document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}));
  await Promise.race([seen, new Promise(done => setTimeout(done, 1000))]);
  return 1;
})()"""
SINNED = {"cookies": "a=1", "local": 1, "session": 1, "databases": 1, "caches": 1, "workers": 0}
