// The page with the widget.
var address = require('../../address.js');

Page({
  data: { address: '' },

  onLoad: function (options) {
    var settings = getApp().globalData.settings;
    this.setData({ address: address.toWidget(settings.page, options) });
  },

  /** Comes when the web-view closes or is shared, with everything that was left since then. */
  onMessage: function (event) {
    var events = (event.detail.data || []).filter(function (message) {
      return message && message.finplan === 1;
    });
    if (events.length) getApp().globalData.settings.count(events);
  },

  onError: function () {
    wx.showToast({ title: '暂时打不开，请稍后再试', icon: 'none' });
  },

  /** The card opens what the sharer sees: the same tool with the same inputs, and where it came from. */
  onShareAppMessage: function (event) {
    return {
      title: getApp().globalData.settings.title,
      path: address.toCard('/pages/finplan/index', event.webViewUrl),
    };
  },
});
