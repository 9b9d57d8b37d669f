import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { BillComponent, BillOfMaterials, BillOrigin } from "./bill-of-materials";

/** The format wants a time; this one, at which nobody made a bill, says that none is meant. */
const NO_TIME = new Date(0);

const DOCUMENT = "SPDXRef-DOCUMENT";

/**
 * A bill of materials as SPDX 2.3 in JSON (https://spdx.github.io/spdx-spec/v2.3/). Written here, since no library for JavaScript that is kept
 * writes this version. Its namespace is made of what is in it, so that the same bill has the same.
 */
export function renderSpdx(bill: BillOfMaterials, { tool, time }: BillOrigin): string {
  const all = [bill.root, ...bill.components];
  const ids = new Map(all.map(({ ref }) => [ref, idOf(ref)]));
  const packages = all.map((each) => packageOf(each, idOf(each.ref)));
  const relationships = [
    ...all.filter(({ isOwn }) => isOwn).map(({ ref }) => relationship(DOCUMENT, "DESCRIBES", idOf(ref))),
    ...all.flatMap((each) => each.dependsOn.flatMap((ref) => dependency(each, ids.get(ref), ref))),
  ];
  const name = bill.root.version === undefined ? bill.root.name : `${bill.root.name}@${bill.root.version}`;
  const digest = bytesToHex(sha256(utf8ToBytes(JSON.stringify([packages, relationships])))).slice(0, 32);
  const document = {
    spdxVersion: "SPDX-2.3",
    dataLicense: "CC0-1.0",
    SPDXID: DOCUMENT,
    name,
    documentNamespace: `https://spdx.org/spdxdocs/${encodeURIComponent(name)}-${digest}`,
    creationInfo: { created: (time ?? NO_TIME).toISOString().replace(/\.\d+Z$/, "Z"), creators: [`Tool: ${tool.name}-${tool.version}`] },
    packages,
    relationships,
    ...extractedLicences(all),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** Letters, digits, dots and dashes are all that an id may hold; a digest keeps apart what would look alike without the rest. */
function idOf(ref: string): string {
  return `SPDXRef-${ref.replace(/^pkg:npm\//, "").replace(/[^A-Za-z0-9.]+/g, "-")}-${bytesToHex(sha256(utf8ToBytes(ref))).slice(0, 8)}`;
}

function packageOf({ name, version, purl, licence, hashes, address, isOwn }: BillComponent, id: string): object {
  return {
    name,
    SPDXID: id,
    ...(version !== undefined && { versionInfo: version }),
    downloadLocation: address ?? "NOASSERTION",
    filesAnalyzed: false,
    licenseConcluded: "NOASSERTION",
    ...(licence.kind === "expression" && licence.text !== "UNLICENSED"
      ? { licenseDeclared: licence.text }
      : {
          licenseDeclared: licence.kind === "missing" ? "NONE" : "NOASSERTION",
          ...("text" in licence && { licenseComments: licence.text }),
        }),
    copyrightText: "NOASSERTION",
    primaryPackagePurpose: isOwn ? "APPLICATION" : "LIBRARY",
    ...(hashes.length > 0 && {
      checksums: hashes.map(({ algorithm, hex }) => ({ algorithm: algorithm.replace("-", ""), checksumValue: hex })),
    }),
    ...(purl !== undefined && { externalRefs: [{ referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: purl }] }),
  };
}

function dependency({ ref, developsWith }: BillComponent, target: string | undefined, targetRef: string): object[] {
  if (target === undefined) return [];
  if (developsWith.includes(targetRef)) return [relationship(target, "DEV_DEPENDENCY_OF", idOf(ref))];
  return [relationship(idOf(ref), "DEPENDS_ON", target)];
}

function relationship(from: string, type: string, to: string): object {
  return { spdxElementId: from, relationshipType: type, relatedSpdxElement: to };
}

/** What the document has to explain because the list of SPDX does not. */
function extractedLicences(all: readonly BillComponent[]): object {
  const ids = all.flatMap(({ licence }) => (licence.kind === "expression" ? licence.ids : [])).filter((id) => id.startsWith("LicenseRef-"));
  const infos = [...new Set(ids)].sort().map((licenseId) => ({ licenseId, extractedText: "NOASSERTION", name: licenseId }));
  return infos.length > 0 ? { hasExtractedLicensingInfos: infos } : {};
}
