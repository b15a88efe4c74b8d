// What our scripts find on a page that no browser brings along.

import type { LoadCode } from '../../../public/embed.d.ts';

declare global {
  /** What `public/boot/guard.js` leaves for the scripts after it. */
  interface Guard {
    /** The language of its sentence, once it is known. */
    lang: string;
    /** Hears of what is found to be missing after the scripts have begun. */
    lost?: (code: LoadCode) => void;
    begin(): boolean;
    fail(code: LoadCode): void;
    show(): void;
    hide(): void;
    tell(code: LoadCode): void;
  }

  /** What a mini-program lets a page in its web-view do. */
  interface MiniProgramBridge {
    postMessage(message: { data: object }): void;
    navigateTo(to: { url: string; fail?: (reason?: object) => void }): void;
    redirectTo(to: { url: string }): void;
  }

  interface Navigator {
    /** What Internet Explorer calls it. */
    userLanguage?: string;
  }

  interface Window {
    finplanGuard?: Guard;
    wx?: { miniProgram?: MiniProgramBridge };
    __wxjs_environment?: string;
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createHTML(markup: string): string | null; createScriptURL(address: string): string | null },
      ): unknown;
    };
  }
}
