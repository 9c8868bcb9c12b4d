/** How our orders and the broker's book agree, in the same words wherever it is told. */
export const agreementWords = {
  agreeToo: (count: string, one: boolean) =>
    one ? '1 order agrees with the broker.' : `${count} orders agree with the broker.`,
  awaited: (count: string, one: boolean) =>
    one
      ? 'The broker took 1 order that its book has not shown yet.'
      : `The broker took ${count} orders that its book has not shown yet.`,
  differ: (count: string, one: boolean) =>
    one ? '1 order does not agree with the broker.' : `${count} orders do not agree with the broker.`,
};
