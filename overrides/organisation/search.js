// Shows the field, and the pages that hold what is typed. lunr stands before this.
// A word is looked for as it is, as a beginning, without its ending, inside a compound; where none of that is
// found, with a slip of the finger or two, and then by the longest beginning that is known. What one way finds
// weighs more than what the next does.
(function () {
  var get = function (id) { return document.getElementById(id); };
  var data = JSON.parse(get("d").textContent), index = lunr.Index.load(data.index);
  var box = get("s"), field = get("q"), list = get("r"), all = get("a"), onward = get("o");
  var after = lunr.Query.wildcard.TRAILING, around = after | lunr.Query.wildcard.LEADING;
  var ending = /(?:arnas|ernas|ornas|arna|erna|orna|ande|aren|ing|ies|es|ed|ar|er|or|en|et|na|s|a|e|n|t)$/;
  var small = /^(?:jag|du|ar|en|ett|sig|har|is|am|in|on|vill|ska|kan|hur|var|vad|vem|min|mitt|mina|och|att|pa|for|med|om|av|den|det|the|and|how|what|who|where|can|my|for|to|of|do)$/;
  var waiting;

  // As folded() in sitegen/build/search.py.
  function folded(text) {
    text = text.toLowerCase();
    return text.normalize ? text.normalize("NFD").replace(/[\u0300-\u036f]/g, "") : text;
  }

  function typed() {
    var words = (folded(field.value).replace(/[*]/g, " ").match(/[^\s-]+/g) || []).map(function (word) {
      return word.replace(/^[!-\/:-@\[-`{-~]+|[!-\/:-@\[-`{-~]+$/g, "");
    }).filter(Boolean);
    var telling = words.filter(function (word) { return word.length > 1 && !small.test(word); });
    // Nobody means more than this, and slips in long words take long to look for.
    return (telling.length ? telling : words).slice(0, 8).map(function (word) { return word.slice(0, 30); });
  }

  function asked(ways) {
    var scores = {};
    index.query(function (query) {
      ways.forEach(function (way) {
        var clause = { usePipeline: false, boost: way[1], wildcard: way[2] || lunr.Query.wildcard.NONE };
        if (way[3]) clause.editDistance = way[3];
        query.term(way[0], clause);
      });
    }).forEach(function (hit) { scores[hit.ref] = hit.score; });
    return scores;
  }

  function any(scores) {
    return Object.keys(scores).length > 0;
  }

  function found(word) {
    var root = word.replace(ending, ""), ways = [[word, 40], [word, 8, after]], scores, length;
    if (root.length > 2 && root !== word) ways.push([root, 12], [root, 4, after]);
    if (word.length > 3) ways.push([word, 1, around]);
    scores = asked(ways);
    if (any(scores) || word.length < 4) return scores;
    scores = word.length > 24 ? {} : asked([[word, 4, 0, 1], [root, 4, 0, 1]]);
    if (!any(scores) && word.length > 6 && word.length < 16) scores = asked([[word, 2, 0, 2], [root, 2, 0, 2]]);
    for (length = word.length - 1; !any(scores) && length > 4; length--) {
      scores = asked([[word.slice(0, length), 1, after]]);
    }
    return scores;
  }

  // Pages that hold all words, the best first; else those that hold most of them.
  function pages(words) {
    var sum = {}, count = {}, most = 0;
    words.map(found).forEach(function (scores) {
      Object.keys(scores).forEach(function (page) {
        sum[page] = (sum[page] || 0) + scores[page];
        count[page] = (count[page] || 0) + 1;
        most = Math.max(most, count[page]);
      });
    });
    return {
      near: most < words.length,
      hits: Object.keys(sum).filter(function (page) { return count[page] === most; }).sort(function (a, b) {
        return sum[b] - sum[a];
      })
    };
  }

  function row(hit) {
    var page = data.pages[hit], item = document.createElement("li"), link = document.createElement("a");
    link.href = page[0];
    link.textContent = page[1];
    item.appendChild(link);
    if (page[2]) item.appendChild(document.createTextNode(". " + page[2]));
    return item;
  }

  function told(answer) {
    var count = answer.hits.length;
    if (!count) return box.getAttribute("data-none");
    if (answer.near) return box.getAttribute("data-near");
    return count === 1 ? box.getAttribute("data-one") : box.getAttribute("data-more").replace("#", count);
  }

  function show() {
    var words = typed(), answer = pages(words);
    list.textContent = "";
    answer.hits.slice(0, 20).forEach(function (hit) { list.appendChild(row(hit)); });
    get("n").textContent = words.length ? told(answer) : "";
    onward.hidden = !words.length || answer.hits.length > 0;
    all.hidden = words.length > 0;
  }

  field.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(show, 150);
  });
  box.hidden = false;
  // Whoever came by the search of the head begins to type at once.
  if (location.hash === "#q") field.focus();
  if (field.value) show();
})();
