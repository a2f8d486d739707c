declare module "cytoscape";
declare module "cytoscape-fcose";
