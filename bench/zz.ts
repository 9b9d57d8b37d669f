import { readFileSync } from "node:fs";
import { writeIndex } from "../server/analyzers/dependencies/advisories/write-index";
import { openIndex } from "../server/analyzers/dependencies/advisories/read-index";
const mal = JSON.parse(readFileSync("/work/shared/advisories/npm-malware.json","utf8")) as Record<string,{v:string|string[],id:string[]}>;
const names = Object.keys(mal); const m = new Map();
for (let i=0;i<230000;i++){ const base = names[i%names.length]!; const name = i<names.length?base:`${base}-${Math.floor(i/names.length)}x`; const {v}=mal[base]!;
 m.set(name,[{id:`MAL-2025-${i}`,aliases:i%3==0?["GHSA-22pp-hmq2-cfx9"]:[],title:"Malicious code",severity:"critical",cwe:[506],malicious:true,ranges:v==="*"?[{introduced:"0"}]:[],versions:Array.isArray(v)?v:[],published:"2025-03-04"}]);}
let t=performance.now(); const bytes=writeIndex(m,{date:"2026-11-14",isSeed:false}); console.log("write",performance.now()-t, bytes.length/1e6);
for(let k=0;k<3;k++){t=performance.now(); const db=openIndex(bytes); console.log("open",performance.now()-t);
const look=[...m.keys()].filter((_,i)=>i%115===0).slice(0,2000); 
for(let j=0;j<3;j++){t=performance.now(); let n=0; for(const x of look) n+=db.of(x).length; console.log("lookup hits",performance.now()-t,n);}
const miss=look.map(x=>x+"q"); for(let j=0;j<2;j++){t=performance.now(); for(const x of miss) db.of(x); console.log("miss",performance.now()-t);}}
