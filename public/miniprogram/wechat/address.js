// Addresses: from what opened the mini-program's page to the widget's page, and back to a card that can be shared.
//
// The five utm keys travel in the query, everything a customer may calculate with behind the #. Whatever else
// stands in a scene or a shared card is left behind.

var UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'];

/** A pair of a key and a value. @typedef {[string, string]} Pair */

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    return '';
  }
}

/** A link that was encoded more often than it had to be, as far as its first `=`. @param {string} [text] */
function unfold(text) {
  var link = String(text || '');
  for (var round = 0; round < 3 && link.indexOf('=') < 0; round += 1) link = decode(link);
  return link;
}

/** The pairs of `a=1&b=2`, decoded. @param {string} [text] */
function pairs(text) {
  /** @type {Pair[]} */
  var list = [];
  String(text || '')
    .split('&')
    .forEach(function (part) {
      var at = part.indexOf('=');
      if (at > 0) list.push([decode(part.slice(0, at)), decode(part.slice(at + 1))]);
    });
  return list;
}

/** @param {Pair[]} list */
function join(list) {
  return list
    .map(function (pair) {
      return encodeURIComponent(pair[0]) + '=' + encodeURIComponent(pair[1]);
    })
    .join('&');
}

/** @param {Pair} pair */
function isUtm(pair) {
  return UTM.indexOf(pair[0]) >= 0 && pair[1] !== '';
}

/**
 * The widget's address for the options that a page is opened with: `link` (a link's fragment, encoded once), the
 * utm keys, or all of it in the `scene` of a mini-program code.
 * @param {string} page @param {PageOptions} [options]
 */
function toWidget(page, options) {
  var given = options || {};
  var list = Object.keys(given).map(function (key) {
    return /** @type {Pair} */ ([key, decode(String(given[key]))]);
  });
  if (given.scene) list = list.concat(pairs(unfold(given.scene)));
  var query = join(list.filter(isUtm));
  var link = list.filter(function (pair) {
    return pair[0] === 'link';
  })[0];
  var fragment = link ? join(pairs(unfold(link[1]))) : '';
  return page + (query ? '?' + query : '') + (fragment ? '#' + fragment : '');
}

/** The path of a card for the address that the web-view shows. @param {string} path @param {string} [address] */
function toCard(path, address) {
  var parts = String(address || '').split('#');
  var query = parts[0].split('?')[1];
  var list = pairs(query).filter(isUtm);
  var fragment = join(pairs(unfold(parts[1])));
  if (fragment) list.push(['link', fragment]);
  return path + (list.length ? '?' + join(list) : '');
}

module.exports = { toWidget: toWidget, toCard: toCard, pairs: pairs };
