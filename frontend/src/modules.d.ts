declare module "*.scss";
declare module "htmx.org/dist/htmx.esm.js";
