import { ComponentScope, ComponentType, ExternalReferenceType, HashAlgorithm } from "@cyclonedx/cyclonedx-library/Enums";
import {
  Bom,
  Component,
  ExternalReference,
  LicenseExpression,
  NamedLicense,
  Property,
  SpdxLicense,
  type License,
} from "@cyclonedx/cyclonedx-library/Models";
import { JSON as Json, JsonSerializer } from "@cyclonedx/cyclonedx-library/Serialize";
import { isSupportedSpdxId } from "@cyclonedx/cyclonedx-library/SPDX";
import { Spec1dot6 } from "@cyclonedx/cyclonedx-library/Spec";
import type { BillComponent, BillLicence, BillOfMaterials, BillOrigin } from "./bill-of-materials";

/** Of CycloneDX's own list for npm (https://github.com/CycloneDX/cyclonedx-property-taxonomy). */
const DEVELOPMENT = "cdx:npm:package:development";

/** A bill of materials as CycloneDX 1.6 in JSON (https://cyclonedx.org/docs/1.6/json/). */
export function renderCycloneDx({ root, components }: BillOfMaterials, { tool, time }: BillOrigin): string {
  const bom = new Bom();
  const made = new Map([root, ...components].map((each) => [each.ref, componentOf(each, each === root)]));
  for (const each of [root, ...components]) {
    const component = made.get(each.ref);
    for (const ref of each.dependsOn) {
      const dependency = made.get(ref);
      if (component && dependency) component.dependencies.add(dependency.bomRef);
    }
    if (component && each !== root) bom.components.add(component);
  }
  const rootComponent = made.get(root.ref);
  if (rootComponent) bom.metadata.component = rootComponent;
  bom.metadata.tools.components.add(new Component(ComponentType.Application, tool.name, { version: tool.version }));
  if (time) bom.metadata.timestamp = time;
  return `${new JsonSerializer(new Json.Normalize.Factory(Spec1dot6)).serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function componentOf(each: BillComponent, isRoot: boolean): Component {
  const [, group, name = each.name] = /^(@[^/]+)\/(.+)$/.exec(each.name) ?? [];
  const component = new Component(each.isOwn && isRoot ? ComponentType.Application : ComponentType.Library, name, { bomRef: each.ref });
  if (group !== undefined) component.group = group;
  if (each.version !== undefined) component.version = each.version;
  if (each.purl !== undefined) component.purl = each.purl;
  if (!isRoot) component.scope = scopeOf(each);
  const licence = licenceOf(each.licence);
  if (licence) component.licenses.add(licence);
  for (const { algorithm, hex } of each.hashes) component.hashes.set(HashAlgorithm[algorithm], hex);
  if (each.address !== undefined) component.externalReferences.add(new ExternalReference(each.address, ExternalReferenceType.Distribution));
  if (each.isDevelopment) component.properties.add(new Property(DEVELOPMENT, "true"));
  return component;
}

function scopeOf({ isDevelopment, isOptional }: BillComponent): ComponentScope {
  if (isDevelopment) return ComponentScope.Excluded;
  return isOptional ? ComponentScope.Optional : ComponentScope.Required;
}

function licenceOf(licence: BillLicence): License | undefined {
  if (licence.kind === "other") return new NamedLicense(licence.text);
  if (licence.kind !== "expression") return undefined;
  if (isSupportedSpdxId(licence.text)) return new SpdxLicense(licence.text);
  return licence.text === "UNLICENSED" ? new NamedLicense(licence.text) : new LicenseExpression(licence.text);
}
