export { keyboard, useActions, type Action } from './actions.svelte';
export { parseKeys, type Keys } from './keys';
export { useLayer } from './layers.svelte';
