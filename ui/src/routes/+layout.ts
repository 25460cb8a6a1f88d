// One page for everything, rendered in the window: there is no server.
export const ssr = false;
export const prerender = false;
