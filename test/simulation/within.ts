/** The same acts, with something done before each of them. */
export function within<Acts extends object>(acts: Acts, begin: () => void): Acts {
  return new Proxy(acts, {
    get(target, name) {
      const act: unknown = Reflect.get(target, name);
      if (typeof act !== 'function') return act;
      return (...args: unknown[]) => {
        begin();
        return act.apply(target, args);
      };
    },
  });
}
