/* What somebody sees on a screen: words, links and choices by their place. Knows no class of any page. */
(() => {
  const seen = (el) => {
    for (let at = el; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') { return false; }
      if (style.position === 'absolute' && (box.width <= 1 || box.height <= 1)) { return false; }
      if (/^rect\(0px,? 0px,? 0px,? 0px\)$/.test(style.clip)) { return false; }
      const around = at.parentElement;
      if (around && around.tagName === 'DETAILS' && !around.open && at.tagName !== 'SUMMARY') { return false; }
    }
    const box = el.getBoundingClientRect();
    return style_contents(el) || (box.width > 1 && box.height > 1);
  };
  const style_contents = (el) => getComputedStyle(el).display === 'contents';
  const generated = (el, where) => {
    const style = getComputedStyle(el, where);
    if (style.display === 'none' || !/["']/.test(style.content)) { return ''; }
    return (style.content.match(/"(\\.|[^"\\])*"/g) || []).map((one) => JSON.parse(one)).join('');
  };
  const block = (el) => !/^(inline|contents)/.test(getComputedStyle(el).display);
  const words = (el) => {
    if (!seen(el) || /^(SCRIPT|STYLE|SVG|svg|INPUT)$/.test(el.tagName)) { return ''; }
    const inner = [...el.childNodes].map((node) =>
      node.nodeType === 3 ? node.data : node.nodeType === 1 ? words(node) : '').join('');
    const text = generated(el, '::before') + inner + generated(el, '::after');
    return block(el) ? ` ${text} ` : text;
  };
  const plain = (text) => text.replace(/[\u200b\u00ad\u2066-\u2069\u200e\u200f]/g, '').replace(/\s+/g, ' ').trim();
  const place = (el) => {
    const box = el.getBoundingClientRect();
    return {top: box.top + scrollY, left: box.left + scrollX, bottom: box.bottom + scrollY};
  };
  const by_place = (a, b) => a.top - b.top || a.left - b.left;
  const leads_out = (a) => /^(tel:|sms:|mailto:)/.test(a.getAttribute('href')) ||
    (/^https?:/.test(a.protocol) && a.host !== location.host);
  const links = (el) => [...el.querySelectorAll('a[href]')].filter((a) => leads_out(a) && seen(a))
    .map((a) => ({href: a.getAttribute('href'), text: plain(words(a)), ...place(a)})).sort(by_place);
  const CHOICES = 'label, summary, button, a[href]';

  return {
    /* Items of lists with a heading, and the ways to reach somebody in them, in their order on the screen. */
    rows: () => [...document.querySelectorAll('li')]
      .filter((li) => seen(li) && [...li.querySelectorAll('h2, h3, h4')].some((h) => h.closest('li') === li && seen(h)))
      .map((li) => ({
        name: plain(words([...li.querySelectorAll('h2, h3, h4')].find((h) => h.closest('li') === li && seen(h)))),
        text: plain(words(li)), links: links(li), ...place(li),
      }))
      .sort(by_place),
    links: () => links(document.body),
    /* All words down to a height, by blocks, in their order in the document. */
    text: (bottom) => {
      const within = (el) => {
        if (!seen(el)) { return ''; }
        const box = place(el);
        if (!style_contents(el) && box.top >= bottom) { return ''; }
        if (style_contents(el) || box.bottom <= bottom || !el.children.length) { return words(el); }
        return [...el.childNodes].map((node) =>
          node.nodeType === 3 ? node.data : node.nodeType === 1 ? within(node) : '').join(' ');
      };
      return plain(within(document.body));
    },
    /* What could be chosen by its words: where to press, and whether something has to be opened first. */
    choice: (text, partly) => {
      const said = (el) => plain(el.textContent).replace(/^[✓✕+×\s]+|[✓✕+×\s]+$/g, '');
      const own = (el) => plain([...el.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join(' '));
      const named = (el) => said(el).split(/[,:(]/).some((part) => plain(part) === text);
      const same = (el) => said(el) === text || own(el) === text || (partly && named(el));
      const found = [...document.querySelectorAll(CHOICES)].filter((el) => same(el) && !(el.href && leads_out(el)));
      const open = found.find(seen);
      if (open) { return mark(open, 'now'); }
      for (const hidden of found) {
        const folded = hidden.closest('details:not([open])');
        const summary = folded && folded.querySelector('summary');
        if (summary && seen(summary)) { return mark(summary, 'folded'); }
      }
      return found.length ? 'hidden' : 'absent';
    },
  };

  function mark(el, state) {
    document.querySelectorAll('[data-finger]').forEach((old) => old.removeAttribute('data-finger'));
    el.setAttribute('data-finger', '');
    return state;
  }
})()
