// Where the customer goes on: the widget names the product and the campaign, and nothing about the customer.

Page({
  product: '',

  onLoad: function (options) {
    var product = options.product || '';
    this.product = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/.test(product) ? product : '';
  },

  onContinue: function () {
    var products = getApp().globalData.settings.products;
    var known = Object.prototype.hasOwnProperty.call(products, this.product);
    if (known) wx.navigateTo({ url: products[this.product] });
    else wx.showToast({ title: '请到网点或手机银行办理', icon: 'none' });
  },

  onBack: function () {
    wx.navigateBack();
  },
});
