import { createContext, useContext } from 'react';

/** Leaves the console for an address elsewhere. */
export type GoTo = (url: string) => void;

const GoToContext = createContext<GoTo>((url) => location.assign(url));
export const GoToProvider = GoToContext.Provider;
export const useGoTo = () => useContext(GoToContext);
