/** True for an address of the machine itself, with or without scheme, port and path. */
export const isLoopback = (address: string): boolean =>
  /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:localhost|127(?:\.\d+){3}|\[::1\])(?=[:/?#]|$)/i.test(address);
