// As much of WeChat's mini-program interface as ours uses:
// https://developers.weixin.qq.com/miniprogram/dev/reference/api/Page.html and beside it.

/** What a bank sets in `settings.js`. */
interface Settings {
  page: string;
  products: Record<string, string>;
  title: string;
  count(events: object[]): void;
}

interface Shell {
  globalData: { settings: Settings };
}

/** What comes with what a page hears. */
interface PageOptions {
  [name: string]: string | undefined;
}

interface PageEvents {
  onLoad?(options: PageOptions): void;
  onMessage?(event: { detail: { data?: { finplan?: number }[] } }): void;
  onShareAppMessage?(event: { webViewUrl?: string }): { title: string; path: string };
}

declare function App(shell: Shell): void;
declare function getApp(): Shell;
declare function Page<Own extends PageEvents>(page: Own & ThisType<Own & { setData(data: object): void }>): void;

declare const wx: {
  showToast(toast: { title: string; icon: 'none' }): void;
  navigateTo(to: { url: string }): void;
  navigateBack(): void;
};

declare const console: { info(...words: unknown[]): void };
