// The one place that says which versions of other people's code the page runs.
export {
  html, render, useState, useEffect, useLayoutEffect, useRef, useMemo, useCallback, useErrorBoundary,
} from "../_static/htm/3.1.1/preact/standalone.module.js";
export const uPlot = () => window.uPlot;
