// Shows the field, and the pages that hold a word beginning with each word typed. lunr stands before this.
(function () {
  var get = function (id) { return document.getElementById(id); };
  var data = JSON.parse(get("d").textContent), index = lunr.Index.load(data.index);
  var box = get("s"), field = get("q"), list = get("r"), all = get("a");
  var waiting;

  function found(words) {
    return index.query(function (query) {
      words.forEach(function (word) {
        query.term(word, {
          presence: lunr.Query.presence.REQUIRED,
          usePipeline: false,
          wildcard: lunr.Query.wildcard.TRAILING
        });
      });
    });
  }

  function row(hit) {
    var page = data.pages[hit.ref], item = document.createElement("li"), link = document.createElement("a");
    link.href = page[0];
    link.textContent = page[1];
    item.appendChild(link);
    if (page[2]) item.appendChild(document.createTextNode(". " + page[2]));
    return item;
  }

  function told(count) {
    if (!count) return box.getAttribute("data-none");
    return count === 1 ? box.getAttribute("data-one") : box.getAttribute("data-more").replace("#", count);
  }

  function show() {
    var words = field.value.toLowerCase().replace(/[*]/g, " ").match(/[^\s-]+/g) || [];
    var hits = words.length ? found(words) : [];
    list.textContent = "";
    hits.slice(0, 20).forEach(function (hit) { list.appendChild(row(hit)); });
    get("n").textContent = words.length ? told(hits.length) : "";
    all.hidden = words.length > 0;
  }

  field.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(show, 150);
  });
  box.hidden = false;
  if (field.value) show();
})();
