import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BROKER_STATUS_TEXTS, readBrokerStatus, spellStatusText } from './broker-status.ts';

describe('broker status texts', () => {
  it.each([
    ['put order req received', 'pending_submit'],
    ['validation pending', 'pending_submit'],
    ['open pending', 'pending_submit'],
    ['open', 'open'],
    ['trigger pending', 'trigger_pending'],
    ['modified', 'open'],
    ['modify pending', 'open'],
    ['modify validation pending', 'open'],
    ['cancel pending', 'open'],
    ['cancel validation pending', 'open'],
    ['complete', 'complete'],
    ['traded', 'complete'],
    ['cancelled', 'cancelled'],
    ['canceled', 'cancelled'],
    ['rejected', 'rejected'],
    ['expired', 'expired'],
    ['after market order req received', 'amo_pending'],
    ['after market order request received', 'amo_pending'],
    ['modify after market order req received', 'amo_pending'],
    ['amo req received', 'amo_pending'],
    ['cancelled after market order', 'cancelled'],
    ['partially filled', 'open'],
    ['not cancelled', 'open'],
    ['not modified', 'open'],
    ['pending', 'pending_submit'],
    ['transit', 'pending_submit'],
    ['modify amo req received', 'amo_pending'],
    ['partial fill', 'open'],
    ['partially executed', 'open'],
    ['completed', 'complete'],
    ['executed', 'complete'],
    ['filled', 'complete'],
    ['cancelled amo', 'cancelled'],
    ['???', 'unknown'],
    ['', 'unknown'],
    ['NA', 'unknown'],
    ['Ok', 'unknown'],
    ['cancelled by somebody', 'unknown'],
    ['constructor', 'unknown'],
  ] as const)('"%s" is %s', (text, status) => {
    expect(readBrokerStatus(text)).toBe(status);
  });

  it('case, outer blanks and underscores do not matter', () => {
    const spelling = fc.constantFrom(...Object.keys(BROKER_STATUS_TEXTS)).chain((text) =>
      fc.record({
        text: fc.constant(text),
        upper: fc.boolean(),
        underscore: fc.boolean(),
        blanks: fc.nat(2),
      }),
    );
    fc.assert(
      fc.property(spelling, ({ text, upper, underscore, blanks }) => {
        const cased = upper ? text.toUpperCase() : text;
        const written = `${' '.repeat(blanks)}${underscore ? cased.replaceAll(' ', '_') : cased} `;
        expect(readBrokerStatus(written)).toBe(BROKER_STATUS_TEXTS[text]);
      }),
    );
  });

  it('a text is told under one spelling', () => {
    expect(spellStatusText(' Some_NEW  text ')).toBe('some new text');
  });
});
