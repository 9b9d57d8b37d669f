import { checkLibraryFlow } from "./library-flow.testing";

const CASES: Readonly<Record<string, string>> = {
  "the DOM and what a page is told": `
    const params = new URLSearchParams(location.search);
    const name = params.get("name")!;
    document.body.innerHTML = name; //! dom-html
    class Panel { render() { this.root.innerHTML = name; } } //! dom-html
    document.body.onclick = (event) => { event.target.parentNode.innerHTML = name; }; //! dom-html
    document.write("<b>" + name); //! dom-html
    document.querySelector("#x")!.insertAdjacentHTML("beforeend", location.hash.slice(1)); //! dom-html
    document.getElementById("x")!.outerHTML = decodeURIComponent(location.hash); //! dom-html
    document.getElementById("x")!.textContent = name;
    const range = document.createRange();
    range.createContextualFragment(name); //! dom-html
    new DOMParser().parseFromString(name, "text/html");
    location.href = name; //! client-redirect
    window.location.assign(name); //! client-redirect
    window.open(name); //! client-redirect
    eval(name); //! code
    new Function(name)(); //! code
    setTimeout(name, 100);
    localStorage.setItem("n", name);
    document.body.innerHTML = localStorage.getItem("n")!; //! dom-html
    sessionStorage.setItem(prefix + "_name", name);
    document.body.innerHTML = sessionStorage.getItem(prefix + "_other")!;
    document.body.innerHTML = sessionStorage.getItem(\`\${prefix}_name\`)!; //! dom-html
    document.body.innerHTML = sessionStorage.getItem("shop_name")!; //! dom-html
    document.body.innerHTML = sessionStorage.getItem("shop_mail")!;
    document.body.innerHTML = document.referrer; //! dom-html
    document.body.innerHTML = window.name; //! dom-html
    const f = document.createElement("iframe");
    f.srcdoc = name; //! dom-html
    f.src = name; //! client-redirect
    const s = document.createElement("script");
    s.src = name;
    s.text = name; //! code
    const a = document.createElement("a");
    a.href = name; //! client-redirect
    a.setAttribute("href", name); //! client-redirect
    document.body.setHTMLUnsafe(name); //! dom-html
    window.addEventListener("message", (e) => { document.body.innerHTML = e.data; }); //! dom-html
    window.onmessage = (e) => { document.body.innerHTML = e.data.html; }; //! dom-html
    document.execCommand("insertHTML", false, name); //! dom-html
    const img = document.createElement("img");
    img.setAttribute("onerror", name); //! code
    history.pushState({}, "", name);
    import("/x/" + name);
    new Worker(name);`,
  "next client": `
    "use client";
    import { useRouter, useSearchParams, useParams } from "next/navigation";
    import Link from "next/link";
    export default function C() {
      const router = useRouter();
      const sp = useSearchParams();
      const { id } = useParams();
      const q = sp.get("q")!;
      router.push(q); //! client-redirect
      router.replace(sp.get("r")!); //! client-redirect
      return <><div dangerouslySetInnerHTML={{ __html: q }} /><a href={q}>x</a><Link href={q}>x</Link></>; //! jsx-html client-redirect
    }`,
  react: `
    import React, { useRef, useState, useEffect, createElement } from "react";
    import { renderToString } from "react-dom/server";
    import { useSearchParams, useNavigate, useParams, useLocation } from "react-router-dom";
    import axios from "axios";
    export function App() {
      const [params] = useSearchParams();
      const loc = useLocation();
      const ref = useRef<HTMLDivElement>(null);
      const [html, setHtml] = useState("");
      useEffect(() => { setHtml(params.get("x")!); ref.current!.innerHTML = params.get("h")!; }, []); //! dom-html
      const x = createElement("div", { dangerouslySetInnerHTML: { __html: loc.hash } }); //! jsx-html
      const y = createElement("a", { href: params.get("u")! }); //! client-redirect
      return <div><p>{html}</p><div dangerouslySetInnerHTML={{ __html: html }} /><iframe srcDoc={params.get("s")!} /></div>; //! jsx-html
    }`,
  jquery: `
    import $ from "jquery";
    const q = new URLSearchParams(location.search).get("q")!;
    $(q); //! jquery-html
    $("#x").html(q); //! dom-html
    $("#x").append("<b>" + q); //! dom-html
    $("#x").text(q);
    $("#x").before(q).after("<i>" + q); //! dom-html
    $.parseHTML(q); //! dom-html
    $("#x").attr("href", q); //! client-redirect
    $.globalEval(q); //! code
    $("<div>" + q + "</div>").appendTo("body"); //! jquery-html
    $("#x").replaceWith("<b>" + q); //! dom-html
    $("#x").load(q);
    $.getScript(q);
    $.get("/api", (data) => { $("#y").html(data); });
    $(document).ready(() => { $("body").prepend(location.hash); }); //! dom-html
    jQuery("#x").wrap("<a href='" + q + "'>"); //! dom-html`,
  vue: `
    import { createApp, defineComponent, h, ref, onMounted } from "vue";
    import Vue from "vue";
    import { useRoute, useRouter } from "vue-router";
    import { exec } from "child_process";
    const route = useRoute();
    const router = useRouter();
    const el = ref<HTMLElement>();
    onMounted(() => { el.value!.innerHTML = route.query.x as string; }); //! dom-html
    h("div", { innerHTML: route.params.x }); //! dom-html
    new Vue({ el: "#app", template: "<div>" + location.hash + "</div>" }); //! template
    createApp({ template: location.hash }); //! template
    window.location.href = route.query.next as string; //! client-redirect
    export default defineComponent({ methods: { go() { document.body.innerHTML = this.$route.query.q; } } }); //! dom-html
    export const Old = { data() { return {}; }, mounted() { this.$el.innerHTML = this.$route.params.id; } };
    Vue.compile(location.hash); //! template
    Vue.component("x", { template: "<p>" + location.hash, render(h) { return h("div", { domProps: { innerHTML: this.$route.query.z } }); } }); //! dom-html template`,
  angular: `
    import { Component, ElementRef, inject, Renderer2 } from "@angular/core";
    import { ActivatedRoute, Router } from "@angular/router";
    import { DomSanitizer } from "@angular/platform-browser";
    @Component({ selector: "x", template: "" })
    export class X {
      html: any;
      constructor(private route: ActivatedRoute, private s: DomSanitizer, private el: ElementRef, private renderer: Renderer2) {}
      ngOnInit() {
        this.html = this.s.bypassSecurityTrustHtml(this.route.snapshot.queryParams["q"]); //! dom-html
        this.route.queryParams.subscribe((p) => { this.el.nativeElement.innerHTML = p["x"]; }); //! dom-html
        this.route.snapshot.paramMap.get("id");
        this.el.nativeElement.innerHTML = this.route.snapshot.paramMap.get("id"); //! dom-html
        this.renderer.setProperty(this.el.nativeElement, "innerHTML", this.route.snapshot.queryParamMap.get("z")); //! dom-html
        this.route.paramMap.subscribe((m) => { document.location.href = m.get("u")!; }); //! client-redirect
        this.s.bypassSecurityTrustUrl(this.route.snapshot.fragment!); //! client-redirect
        this.s.bypassSecurityTrustScript(this.route.snapshot.params.s); //! code
      }
    }
    @Component({ selector: "y", template: "" })
    export class Y {
      private route = inject(ActivatedRoute);
      go() { document.body.innerHTML = this.route.snapshot.queryParams.q; } //! dom-html
    }`,
  AngularJS: `
    declare const angular: any;
    angular.module("app").controller("C", function ($scope, $location, $sce, $http) {
      $scope.html = $sce.trustAsHtml($location.search().q); //! dom-html
      document.body.innerHTML = $location.hash(); //! dom-html
    });
    angular.module("app").controller("D", ["$scope", "$location", "$window", function (s, l, w) {
      document.body.innerHTML = l.path(); //! dom-html
      w.location.href = l.search().next; //! client-redirect
      s.$eval(l.search().x); //! code
    }]);
    angular.module("app").directive("x", ["$compile", "$routeParams", function ($compile, rp) { return { link: function (scope, element, attrs) { element.html(rp.x); $compile(rp.y)(scope); } }; }]); //! dom-html template
    angular.module("app").run(function ($rootScope, $location) { $rootScope.$eval($location.search().z); }); //! code
    function Ctrl($location) { document.body.innerHTML = $location.hash(); } //! dom-html
    Ctrl.$inject = ["$location"];
    angular.module("app").controller("E", Ctrl);
    function Ctrl2(a) { document.body.innerHTML = a.hash(); } //! dom-html
    Ctrl2.$inject = ["$location"];
    angular.module("app").controller("F", Ctrl2);`,
  "AngularJS: names in lists": `
    angular.module("a").controller("x", ["$scope", "$http", function (a, b) { document.body.innerHTML = b.hash(); a.$watch("name", () => {}); a.$eval("x+1"); }]);
    angular.module("a").factory("y", ["$compile", (c) => { c("<p>x</p>"); c(location.hash); }]); //! template`,
  electron: `
    import { app, BrowserWindow, ipcMain, shell, dialog } from "electron";
    import { exec } from "child_process";
    ipcMain.on("x", (event, arg) => { exec(arg); shell.openExternal(arg); }); //! command open-external
    ipcMain.handle("y", async (e, { cmd }) => { exec(cmd); }); //! command
    ipcMain.once("z", (e, a, b) => exec(b)); //! command
    ipcMain.handle("w", (e, u) => { const win = new BrowserWindow(); win.loadURL(u); win.webContents.executeJavaScript(u); shell.openPath(u); win.loadFile(u); }); //! client-redirect code open-external path
    app.on("open-url", (e, url) => { exec(url); }); //! command
    app.on("second-instance", (e, argv) => { exec(argv[1]); }); //! command
    const win = new BrowserWindow();
    win.webContents.setWindowOpenHandler(({ url }) => { shell.openExternal(url); return { action: "deny" }; }); //! open-external
    win.webContents.on("will-navigate", (e, url) => { shell.openExternal(url); }); //! open-external`,
};

describe("pages", () => {
  for (const [title, code] of Object.entries(CASES)) {
    it(title, () => {
      checkLibraryFlow(code, "typescriptreact");
    });
  }
});
