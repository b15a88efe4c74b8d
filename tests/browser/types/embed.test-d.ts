// The loader's declared types, `public/embed.d.ts`, held against the loader, and used as a bank's page uses them.
// Nothing of this runs: a mistake is what the compiler refuses, and what it ought to refuse and does not.

import type {
  Common, Events, Finplan, LoadCode, Options, PageEvents, Screen, Tool, Widget as Handle,
} from '../../../public/embed.d.ts';
import type { EVENTS } from '../../../public/demo/events.js';
import type { Command, Start } from '../../../public/embed/messages.js';
import type { Wanted, options } from '../../../public/embed/options.js';
import type { Widget } from '../../../public/embed/widget.js';

/** Whether two types are the same, and not merely one a part of the other. */
type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
type Holds<Claim extends true> = Claim;
type Within<Part, Whole> = [Part] extends [Whole] ? true : false;

export type Claims = [
  // Every option that is declared is read, and no other.
  Holds<Same<keyof Wanted, keyof Options>>,
  Holds<Same<ReturnType<typeof options>, Wanted>>,
  // What the frame starts from is what the page gave, but for what its own address says.
  Holds<Within<Exclude<keyof Start, 'utm' | 'page'>, keyof Options>>,
  // What a page may change while the widget runs.
  Holds<Within<Extract<Command, `${string}.set`>, `${keyof Options | 'locale'}.set`>>,
  // The handle has the methods that are declared, and no other.
  Holds<Same<keyof ReturnType<Widget['handle']>, keyof Handle>>,
  Holds<Within<ReturnType<Widget['handle']>, Handle>>,
  // The loader tells the events that are declared.
  Holds<Same<Parameters<Widget['emit']>[0], keyof Events>>,
  Holds<Same<Parameters<Widget['fail']>[0], LoadCode>>,
  Holds<Same<Events[keyof Events] extends Common ? true : false, true>>,
  // The demo bank listens to all of them.
  Holds<Same<(typeof EVENTS)[number], keyof Events>>,
  Holds<Same<keyof PageEvents, `finplan:${keyof Events}`>>,
];

/** A bank's page, which has the loader's tag and these types. */
export async function page(loader: Finplan, tool: Tool, screen: Screen): Promise<string[]> {
  const heard: string[] = [];
  const widget = await loader.create('#planning', {
    lang: 'en',
    theme: { scheme: 'dark', light: { accent: '#7a1f5c', chart: ['#000000'] } },
    link: { tool, amount: 1200000, term: '30', lang: 'zh-CN' },
    attempts: { today: 1, year: 5 },
    channel: 'mini_program',
    minHeight: '600',
  });
  const stop: () => void = widget.on('error.load', ({ code, part = 'tools' }) => heard.push(code, part));
  stop();
  widget.on('cta.clicked', ({ product, url, utm }, event) => {
    heard.push(product, url, utm?.utm_source ?? '');
    event.preventDefault();
  });
  document.addEventListener('finplan:record.replayed', (event) => {
    for (const { place, then, now } of event.detail.differences) heard.push(place, then, now);
  });
  document.querySelector('finplan-widget')?.addEventListener('finplan:ready', ({ detail }) => heard.push(detail.inst));
  await widget.open({ screen });
  await widget.open('tool=mortgage&amount=1200000');
  await widget.update({ theme: 'auto' });
  await window.finplan.create(widget.element).then((same) => same.destroy());
  return heard;
}

/** What is no option, event, tool or command is refused: each of these lines has one mistake. */
export async function mistakes(loader: Finplan, widget: Handle): Promise<void> {
  // @ts-expect-error: it is `lang`.
  await loader.create('#planning', { language: 'en' });
  // @ts-expect-error: there is no such channel.
  await loader.create('#planning', { channel: 'fax' });
  // @ts-expect-error: there is no such colour.
  await loader.create('#planning', { theme: { light: { pink: '#ff00ff' } } });
  // @ts-expect-error: it is `suggestion.selected`.
  widget.on('suggestion.select', () => {});
  // @ts-expect-error: no amount is in any event.
  widget.on('calculator.changed', ({ amount }) => amount);
  // @ts-expect-error: there is no such code.
  widget.on('error.load', ({ code }) => code === 'offline');
  // @ts-expect-error: there is no such calculator.
  await widget.open({ tool: 'perpetual_motion' });
  // @ts-expect-error: it is `destroy`.
  widget.close();
}
