import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { findAccount } from '../../db/accounts/list-accounts.ts';
import type { SimulatedAccountRef, SimulatorControls } from '../../demo/simulator-controls.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf, deskOf, isLoopbackAddress } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import {
  renderGuarantees,
  renderRehearsal,
  renderRehearsalDetail,
  renderSimulator,
} from '../render/simulator-view.ts';
import {
  faultWish,
  guaranteesQuery,
  guaranteesView,
  paceChange,
  rehearsalDetail,
  rehearsalWish,
  simulatorView,
} from '../schemas/simulator.ts';
import { type Api, byId, faults, noQuery } from './plugin.ts';

const tags = ['simulator'];
const DEMO = '/api/v1/demo';
const SIMULATED_MODES: readonly string[] = ['demo', 'paper'];
const response = { 200: simulatorView, ...faults };

/** The simulated broker in a person's hands. Where nothing is simulated, and from another machine, there is nothing here. */
export function simulatorRoutes(app: Api, deps: HttpDeps): void {
  const view = async (controls: SimulatorControls) =>
    renderSimulator(controls, {
      rate: deps.simulation?.rate() ?? 1,
      offersRehearsals: (await controls.rehearsals?.isOffered()) ?? false,
    });
  const controlsFor = (request: FastifyRequest): SimulatorControls => {
    const { simulator } = deps;
    if (!simulator?.isOpen() || !isLoopbackAddress(request.ip)) throw new Problem('not_found');
    deskOf(request, deps);
    return simulator;
  };

  app.get(
    `${DEMO}/simulator`,
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'The simulated broker: its clock, its faults, its scenarios',
        querystring: noQuery,
        response,
      },
    },
    async (request) => view(controlsFor(request)),
  );

  app.patch(
    `${DEMO}/clock`,
    {
      config: { access: 'user', scope: 'admin' },
      schema: {
        tags,
        summary: 'Let simulated time pass faster, slower or not at all',
        body: paceChange,
        querystring: noQuery,
        response,
      },
    },
    async (request) => {
      const controls = controlsFor(request);
      const { playing, speed } = request.body;
      if (controls.pace() === null)
        throw new Problem('wrong_state', {
          detail: 'This simulated broker lives in real time. Only the clock of the demo can be set.',
          reason: 'real_time',
        });
      controls.setPace({ ...(playing !== undefined && { playing }), ...(speed !== undefined && { speed }) });
      return view(controls);
    },
  );

  faultRoutes(app, { controlsFor, view });
  rehearsalRoutes(app, { controlsFor, view });
  rehearsalRoute(app, { controlsFor });

  app.get(
    `${DEMO}/guarantees`,
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'Whether what we believe agrees with what really happened at the simulated broker',
        description:
          "The broker's side comes from its memory, not from its API: a fault of reading cannot hide itself.",
        querystring: guaranteesQuery,
        response: { 200: guaranteesView, ...faults },
      },
    },
    async (request) => {
      const controls = controlsFor(request);
      const judged = await controls.guarantees(await accountOf(request, request.query.account_id));
      return renderGuarantees(judged, deps.desk.clock.nowMs());
    },
  );
}

interface Parts {
  readonly controlsFor: (request: FastifyRequest) => SimulatorControls;
  readonly view: (controls: SimulatorControls) => Promise<z.infer<typeof simulatorView>>;
}

function faultRoutes(app: Api, { controlsFor, view }: Parts): void {
  app.post(
    `${DEMO}/faults`,
    {
      config: { access: 'user', scope: 'admin' },
      schema: {
        tags,
        summary: 'Let something go wrong at the simulated broker',
        body: faultWish,
        querystring: noQuery,
        response,
      },
    },
    async (request) => {
      const controls = controlsFor(request);
      const account = await accountOf(request, request.body.account_id);
      controls.inject(request.body.name, account);
      return view(controls);
    },
  );

  app.delete(
    `${DEMO}/faults/:id`,
    {
      config: { access: 'user', scope: 'admin' },
      schema: { tags, summary: 'End a fault', params: byId, querystring: noQuery, response },
    },
    async (request) => {
      const controls = controlsFor(request);
      if (!controls.endFault(Number(request.params.id))) throw new Problem('fault_not_found');
      return view(controls);
    },
  );
}

function rehearsalRoutes(app: Api, { controlsFor }: Parts): void {
  app.post(
    `${DEMO}/rehearsals`,
    {
      config: { access: 'user', scope: 'admin' },
      schema: {
        tags,
        summary: 'Play a scenario on a world of its own, and check the guarantees',
        body: rehearsalWish,
        querystring: noQuery,
        response: { 200: simulatorView.shape.rehearsals.element, ...faults },
      },
    },
    async (request) => {
      const { scenarios, rehearsals } = controlsFor(request);
      if (rehearsals === null) throw new Problem('not_found');
      if (!(await rehearsals.isOffered()))
        throw new Problem('wrong_state', {
          detail: 'Beside a real account nothing is rehearsed: it would take computing time from it.',
          mend: 'Play it on another machine: npm run orderwatch -- rehearse.',
          reason: 'real_accounts',
        });
      if (!scenarios.some(({ name }) => name === request.body.scenario))
        throw noScenario(request.body.scenario);
      const begun = rehearsals.begin(request.body);
      if (begun === undefined)
        throw new Problem('wrong_state', {
          detail: 'Another scenario is being played. Wait for its end.',
          reason: 'rehearsal_running',
        });
      return renderRehearsal(begun);
    },
  );
}

function rehearsalRoute(app: Api, { controlsFor }: Pick<Parts, 'controlsFor'>): void {
  app.get(
    `${DEMO}/rehearsals/:id`,
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'One rehearsal, with everything that became known on its days',
        description:
          'The last ten are kept until the program ends. The same scenario and seed play the same again.',
        params: byId,
        querystring: noQuery,
        response: { 200: rehearsalDetail, ...faults },
      },
    },
    async (request) => {
      const { rehearsals } = controlsFor(request);
      const found = rehearsals?.find(Number(request.params.id));
      if (found === undefined) throw new Problem('rehearsal_not_found');
      return renderRehearsalDetail(found);
    },
  );
}

function noScenario(name: string): Problem {
  return new Problem('invalid_request', {
    detail: `There is no scenario "${name}".`,
    mend: `Take one that GET ${DEMO}/simulator names.`,
    errors: [{ path: 'body.scenario', message: 'is the name of no scenario' }],
  });
}

/** A simulated account of the caller. A real one has no simulator: it is as if there were no such account. */
async function accountOf(request: FastifyRequest, accountId: string): Promise<SimulatedAccountRef> {
  const { db, userId } = callerOf(request);
  const account = await findAccount(db, { userId, accountId });
  if (!account || !SIMULATED_MODES.includes(account.mode)) throw new Problem('account_not_found');
  return { accountId: account.id, ucc: account.accountCode };
}
