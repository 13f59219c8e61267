// Written by Sources/JoinPage/build.py from the files in Web: change those, then run it again.

/// The parts of JOIN.HTM that are the same in every language.
package enum JoinPageSource {
  /// The page, with places for the parts.
  package static let page = #"""
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{policy}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>dicomshare</title>
    <style>{{style}}</style>
    </head>
    <body>
    <header>
    <h1 data-text="title"></h1>
    <div id="languages" role="group" data-name="languages"></div>
    </header>
    <main>
    <section id="drop">
    <p class="lead" data-text="drop"></p>
    <p class="buttons">
    <button id="filesButton" data-text="chooseFiles"></button>
    <button id="folderButton" data-text="chooseFolder"></button>
    <input type="file" id="files" multiple hidden>
    <input type="file" id="folder" webkitdirectory hidden>
    </p>
    <details id="sheet">
    <summary data-text="sheetTitle"></summary>
    <label for="sheetText" data-text="sheetLabel"></label>
    <textarea id="sheetText" rows="5" autocomplete="off" autocapitalize="characters" spellcheck="false"></textarea>
    <p class="buttons"><button id="sheetUse" data-text="sheetUse"></button></p>
    <p id="sheetSaid" role="status"></p>
    </details>
    <p class="small" data-text="private"></p>
    </section>
    <p id="status" role="status"></p>
    <button id="clear" data-text="clear" hidden></button>
    <progress id="progress" data-name="progress" hidden></progress>
    <p id="patients" class="notice" hidden></p>
    <p id="inexact" hidden></p>
    <div id="added" class="notice" hidden></div>
    <section id="save" hidden>
    <h2 data-text="saveTitle"></h2>
    <p class="buttons">
    <button id="saveAll" data-text="saveAll"></button>
    <button id="saveFolder" data-text="saveFolder"></button>
    <button id="saveOne" data-text="saveOne"></button>
    <span id="saveSize"></span>
    </p>
    <p id="saved" role="status"></p>
    </section>
    <section id="problems" hidden>
    <h2 data-text="problems"></h2>
    <ul id="problemList"></ul>
    </section>
    <section id="exam" hidden>
    <h2 data-text="exam"></h2>
    <p class="notice" data-text="notForDiagnosis"></p>
    <ul id="series" data-name="seriesList"></ul>
    <div id="look">
    <div id="picture" hidden>
    <canvas id="canvas" tabindex="0" role="img" aria-describedby="keys"></canvas>
    <p id="length" class="small" aria-live="polite"></p>
    <div class="sliders">
    <label><span id="imageText"></span><input type="range" id="image" data-name="image"></label>
    <label><span id="frameText"></span><input type="range" id="frame" data-name="frame"></label>
    </div>
    <div class="tools">
    <fieldset>
    <legend data-text="mode"></legend>
    <label><input type="radio" name="mode" value="window" autocomplete="off" checked><span data-text="modeWindow"></span></label>
    <label><input type="radio" name="mode" value="move" autocomplete="off"><span data-text="modeMove"></span></label>
    <label><input type="radio" name="mode" value="measure" autocomplete="off"><span data-text="modeMeasure"></span></label>
    </fieldset>
    <p class="buttons">
    <button id="larger" data-text="larger"></button>
    <button id="smaller" data-text="smaller"></button>
    <button id="invert" data-text="invert"></button>
    <button id="reset" data-text="reset"></button>
    </p>
    <label><span data-text="preset"></span><select id="preset"></select></label>
    <label><span data-text="center"></span><input type="range" id="center" step="any"></label>
    <label><span data-text="width"></span><input type="range" id="width" step="any"></label>
    </div>
    <p class="small" id="keys" data-text="keys"></p>
    </div>
    <div id="other" hidden></div>
    </div>
    <dl id="facts"></dl>
    </section>
    </main>
    <footer><p class="small" data-text="foot"></p></footer>
    <noscript><p>{{noscript}}</p></noscript>
    <script type="text/plain" id="texts">{{texts}}</script>
    <script>{{script}}</script>
    </body>
    </html>
    """#

  /// The style sheet.
  package static let style = #"""
    :root{color-scheme:light dark;--line:#767676;--soft:color-mix(in srgb,currentColor 8%,transparent)}*{box-sizing:border-box}[hidden]{display:none !important}body{margin:0 auto;padding:1.25rem;max-width:76rem;overflow-wrap:break-word;font:1.0625rem/1.5 system-ui,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif}header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.5rem 2rem}h1{flex:1 1 20rem;margin:0;font-size:1.75rem;line-height:1.2}h2{margin:1.75rem 0 .5rem;font-size:1.1875rem;line-height:1.3}h3{margin:0 0 .5rem;font-size:1.0625rem}p{margin:.5rem 0}.small{font-size:.875rem}.lead{font-size:1.125rem}button,select{font:inherit;color:inherit;background:Canvas;border:1px solid var(--line);border-radius:.4rem;padding:.4rem .8rem;min-height:2.75rem;cursor:pointer}button:hover{background:var(--soft)}button[aria-pressed=true]{outline:2px solid currentColor;outline-offset:-3px;font-weight:600}button:disabled{opacity:.5;cursor:default}:focus-visible{outline:3px solid #1a73e8;outline-offset:2px}.buttons{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem}#languages{display:flex;flex-wrap:wrap;gap:.25rem}#languages button{padding:.1rem .6rem;font-size:.875rem}#drop{margin:1.25rem 0;padding:1.25rem;border:2px dashed var(--line);border-radius:.6rem}.over #drop{border-style:solid;background:var(--soft)}details{margin:.75rem 0}summary{cursor:pointer;padding:.6rem 0}textarea{display:block;width:100%;max-width:34rem;font:1rem/1.5 ui-monospace,monospace;padding:.5rem;color:inherit;background:Canvas;border:1px solid var(--line);border-radius:.4rem}#sheetSaid{white-space:pre-line}#status{min-height:1.5em;font-weight:600}progress{width:100%}#inexact,.notice{padding:.5rem .75rem;border-left:.3rem solid #b45309;background:var(--soft)}#problemList{list-style:none;margin:0;padding:0}#problemList>li{margin:.75rem 0;padding:.5rem .75rem;border-left:.3rem solid #b91c1c;background:var(--soft)}#problemList p{margin:.15rem 0}#problemList ul{margin:.25rem 0;padding-left:1.25rem;font-size:.875rem}#exam{display:grid;grid-template-columns:14rem minmax(0,1fr) 15rem;gap:0 1.25rem;align-items:start}#exam>h2,#exam>.notice{grid-column:1 / -1}#series{list-style:none;margin:.5rem 0;padding:0;display:flex;flex-direction:column;gap:.4rem;max-height:44rem;overflow-y:auto}#series button{width:100%;text-align:left}#series b,#series span{display:block}#series b{font-weight:600;line-height:1.3}#series span{font-size:.875rem}#series .study{padding:.4rem 0}#look{margin:.5rem 0;min-width:0}#canvas{display:block;width:100%;height:min(70vh,40rem);background:#000;border-radius:.4rem;touch-action:none;cursor:crosshair}#length{min-height:1.5em;margin:.25rem 0}.sliders label,.tools>label{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem;margin:.4rem 0}.sliders span,.tools>label>span{min-width:9rem}input[type=range]{flex:1 1 10rem;min-width:0;height:2.75rem}fieldset{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:.5rem 0;padding:0;border:0}legend{float:left;padding:0;margin-right:1rem;line-height:2.75rem}fieldset label{display:flex;align-items:center;gap:.35rem;min-height:2.75rem}#other{padding:1rem 1.25rem;border:1px solid var(--line);border-radius:.4rem}#other ul{padding-left:1.25rem;margin:.25rem 0}#other li{margin:.3rem 0;white-space:pre-line}#facts{margin:.5rem 0}#facts div{padding:.4rem 0;border-bottom:1px solid var(--line)}dt{font-size:.875rem}dd{margin:0;font-weight:600}footer{margin-top:2rem}@media (max-width:60rem){#exam{grid-template-columns:minmax(0,1fr)}#series{flex-direction:row;max-height:none;overflow-x:auto;padding-bottom:.4rem}#series li{flex:0 0 auto;max-width:14rem}#facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:0 1.25rem}}@media (max-width:30rem){body{padding:1rem}h1{font-size:1.5rem}#canvas{height:60vh}}@media print{@page{margin:15mm}body{max-width:none;padding:0;font-size:10.5pt}#languages,#drop,#clear,#save,#series,.tools,.sliders input,#keys,progress{display:none}#exam{display:block}#canvas{width:100%;height:auto;max-height:12cm;object-fit:contain;break-inside:avoid}#facts{display:grid;grid-template-columns:1fr 1fr;gap:0 1.5rem}#facts div{break-inside:avoid}footer{margin-top:.5rem}}
    """#

  /// The script, of the page and of its workers.
  package static let script = #"""
    "use strict";(()=>{class aN extends Error{constructor(verdict,ag){super(verdict);this.verdict=verdict;this.ag=ag;}
    }
    function E(ej,verdict,ag){if(!ej)throw new aN(verdict,ag);}
    function av(blob,m,end){if(blob instanceof Uint8Array)return blob.slice(m,end);try{return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(m,end)));}catch(error){throw new aN("unreadable");}
    }
    function eL(blob){return new Promise((done,ii)=>{const cu=new FileReader();cu.onload=()=>done(new Uint8Array(cu[`result`]));cu.onerror=()=>ii(new aN("unreadable"));cu.readAsArrayBuffer(blob);});}
    async function jy(parts){const files=new Map(),runs=[];for(const J of parts)files.set(J.file,[...files.get(J.file)??[],J]);for(const[file,ab]of files){let run=null;for(const{m,end}of ab.sort((a,b)=>a.m-b.m)){if(m>run?.end||!run)runs.push(run={file,m,end});run.end=Math.min(file.size,Math.max(run.end,end));}
    }
    const af=await eL(new Blob(runs.map(({file,m,end})=>file.slice(m,end))));let at=0;for(const{file,m,end}of runs){const run=af.subarray(at,at+=Math.max(0,end-m));for(const J of files.get(file)){if(J.m>=m&&J.m<=end)J.l=run.subarray(J.m-m,J.end-m);}
    }
    }
    function bD(l,at){return l[at]<<8|l[at+1];}
    function ak(l,at){return(l[at]<<24|l[at+1]<<16|l[at+2]<<8|l[at+3])>>>0;}
    function dg(l,at){const value=ak(l,at)*2**32+ak(l,at+4);return Number.isSafeInteger(value)?value:Infinity;}
    function fI(l){return Array.from(l,(byte)=>byte.toString(16).padStart(2,"0")).join("");}
    function bn(l){return String.fromCharCode(...l);}
    function cv(a,b){return a.length===b.length&&a.every((byte,S)=>byte===b[S]);}
    function cP(...parts){const l=new Uint8Array(parts.reduce((aL,J)=>aL+J.length,0));let at=0;for(const J of parts){l.set(J,at);at+=J.length;}
    return l;}
    function ex(l){return BigInt("0x"+(fI(l.slice().reverse())||"0"));}
    class ea{constructor(blob){this.blob=blob;this.m=0;this.ac=new Uint8Array(0);}
    l(m,end){if(m<this.m||end>this.m+this.ac.length){this.ac=av(this.blob,m,Math.max(end,m+65536));this.m=m;}
    return this.ac.subarray(m-this.m,end-this.m);}
    }
    class bE{static dJ=4<<20;constructor(){this.parts=[];this.V=null;this.al=0;this.size=0;}
    write(l){this.size+=l.length;for(let at=0;at<l.length;){this.V??=new Uint8Array(Math.min(bE.dJ,Math.max(65536,this.size)));const A=Math.min(l.length-at,this.V.length-this.al);this.V.set(l.subarray(at,at+A),this.al);this.al+=A;at+=A;if(this.al===this.V.length)this.bv();}
    }
    bv(){if(this.al)this.parts.push(new Blob([this.V.subarray(0,this.al)]));this.V=null;this.al=0;}
    ap(){this.bv();return new Blob(this.parts);}
    el(){return this.parts.length?this.ap():this.V?.slice(0,this.al)??new Uint8Array(0);}
    }
    function*cZ(blob,dJ=2<<20){const size=cw(blob);for(let at=0;at<size;at+=dJ){yield av(blob,at,Math.min(at+dJ,size));}
    }
    function cw(blob){return blob.size??blob.length;}
    const hV=(()=>{const ax=new Int32Array(16*256);for(let n=0;n<256;n++){let c=n;for(let bit=0;bit<8;bit++)c=c&1?c>>>1^0xEDB88320:c>>>1;ax[n]=c;}
    for(let n=256;n<ax.length;n++)ax[n]=ax[n-256]>>>8^ax[ax[n-256]&255];return ax;})();function cG(l,crc=0){const t=hV;let c=~crc,at=0;for(;at<l.length&&l.byteOffset+at&3;at++)c=t[(c^l[at])&255]^c>>>8;const left=l.length-at;const words=left<16?[]:new Int32Array(l.buffer,l.byteOffset+at,left>>4<<2);for(let i=0;i<words.length;i+=4){const d=words[i+1],e=words[i+2],f=words[i+3];c^=words[i];c=t[3840|c&255]^t[3584|c>>>8&255]^t[3328|c>>>16&255]^t[3072|c>>>24]
    ^t[2816|d&255]^t[2560|d>>>8&255]^t[2304|d>>>16&255]^t[2048|d>>>24]
    ^t[1792|e&255]^t[1536|e>>>8&255]^t[1280|e>>>16&255]^t[1024|e>>>24]
    ^t[768|f&255]^t[512|f>>>8&255]^t[256|f>>>16&255]^t[f>>>24];}
    for(at+=4*words.length;at<l.length;at++)c=t[(c^l[at])&255]^c>>>8;return~c>>>0;}
    function hD(l,adler=1){let a=adler&0xFFFF,b=adler>>>16;for(let at=0;at<l.length;){const end=Math.min(at+3800,l.length);for(;at<end;at++){a+=l[at];b+=a;}
    a%=65521;b%=65521;}
    return(b<<16|a)>>>0;}
    function gi(A,dc){const values=[];for(let n=2;values.length<A;n++){let fS=true;for(let d=2;d*d<=n;d++)fS&&=n%d!==0;if(fS)values.push(jA(BigInt(n),dc));}
    return Int32Array.from(values);}
    function jA(n,dc){const dM=BigInt(dc),goal=n<<32n*dM;let low=0n,high=1n<<40n;while(high-low>1n){const cW=low+high>>1n;if(cW**dM<=goal)low=cW;else high=cW;}
    return Number(BigInt.asIntN(32,low));}
    const hy=gi(64,3);const hz=gi(8,2);class hw{constructor(){this.state=hz.slice();this.words=new Int32Array(64);this.block=new Uint8Array(64);this.al=0;this.A=0;}
    update(l){this.A+=l.length;let at=0;if(this.al){at=Math.min(64-this.al,l.length);this.block.set(l.subarray(0,at),this.al);this.al+=at;if(this.al<64)return;this.bs(this.block,0,64);this.al=0;}
    const af=at+((l.length-at)&~63);this.bs(l,at,af);this.al=l.length-af;this.block.set(l.subarray(af));}
    ap(){const A=this.A,pad=new Uint8Array((this.al<56?56:120)-this.al+8);pad[0]=0x80;const o=new DataView(pad.buffer);o.setUint32(pad.length-8,Math.floor(A/2**29));o.setUint32(pad.length-4,A*8>>>0);this.update(pad);const digest=new DataView(new ArrayBuffer(32));this.state.forEach((aj,i)=>digest.setInt32(4*i,aj));return new Uint8Array(digest.buffer);}
    bs(l,m,end){const w=this.words,k=hy,state=this.state;let[s0,s1,s2,s3,s4,s5,s6,s7]=state;for(let at=m;at<end;at+=64){for(let i=0,b=at;i<16;i++,b+=4){w[i]=l[b]<<24|l[b+1]<<16|l[b+2]<<8|l[b+3];}
    for(let i=16;i<64;i++){const x=w[i-15],y=w[i-2];const left=(x>>>7|x<<25)^(x>>>18|x<<14)^x>>>3;const ad=(y>>>17|y<<15)^(y>>>19|y<<13)^y>>>10;w[i]=((w[i-16]+w[i-7]|0)+left|0)+ad|0;}
    let a=s0,b=s1,c=s2,d=s3,e=s4,f=s5,g=s6,h=s7;for(let i=0;i<64;i++){const t0=(h+((e>>>6|e<<26)^(e>>>11|e<<21)^(e>>>25|e<<7))|0)
    +(g^e&(f^g))|0;const t1=(t0+k[i]|0)+w[i]|0;const t2=((a>>>2|a<<30)^(a>>>13|a<<19)^(a>>>22|a<<10))
    +(a&b|c&(a|b))|0;h=g;g=f;f=e;e=d+t1|0;d=c;c=b;b=a;a=t1+t2|0;}
    s0=s0+a|0;s1=s1+b|0;s2=s2+c|0;s3=s3+d|0;s4=s4+e|0;s5=s5+f|0;s6=s6+g|0;s7=s7+h|0;}
    state.set([s0,s1,s2,s3,s4,s5,s6,s7]);}
    }
    const gV=[3,4,5,6,7,8,9,10,11,13,15,17,19,23,27,31,35,43,51,59,67,83,99,115,131,163,195,227,258];const gW=[0,0,0,0,0,0,0,0,1,1,1,1,2,2,2,2,3,3,3,3,4,4,4,4,5,5,5,5,0];const gO=[1,2,3,4,5,7,9,13,17,25,33,49,65,97,129,193,257,385,513,769,1025,1537,2049,3073,4097,6145,8193,12289,16385,24577];const gP=[0,0,0,0,1,1,2,2,3,3,4,4,5,5,6,6,7,7,8,8,9,9,10,10,11,11,12,12,13,13];const gM=[16,17,18,0,8,7,9,6,10,5,11,4,12,3,13,2,14,1,15];class aF extends Error{}
    function da(bc,fR=false){const cF=new Uint16Array(16),next=new Uint16Array(16);for(const length of bc)cF[length]++;cF[0]=0;let cT=0,left=1;for(let length=1;length<16;length++){left=2*left-cF[length];if(left<0)throw new aF();if(cF[length])cT=length;}
    if(left>0&&cT&&(fR||cT!==1))throw new aF();if(fR&&!cT)throw new aF();for(let length=1,code=0;length<16;length++){code=code+cF[length-1]<<1;next[length]=code;}
    const D=Math.max(1,cT),ax=new Uint16Array(1<<D);bc.forEach((length,Y)=>{if(!length)return;let code=next[length]++,reversed=0;for(let bit=0;bit<length;bit++,code>>=1)reversed=reversed<<1|code&1;for(let at=reversed;at<ax.length;at+=1<<length)ax[at]=Y<<4|length;});return{ax,mask:ax.length-1};}
    const il=(()=>{const bc=Array.from({length:288},(_,n)=>n<144?8:n<256?9:n<280?7:8);return[da(bc),da(new Array(32).fill(5))];})();class cB{constructor(pull,sink,limit){this.pull=pull;this.sink=sink;this.limit=limit;this.input=new Uint8Array(0);this.at=0;this.aY=0;this.ac=0;this.out=new Uint8Array(1<<18);this.end=0;this.flushed=0;this.bj=0;}
    byte(){while(this.at===this.input.length){this.input=this.pull();this.at=0;if(!this.input)throw new aF();}
    return this.input[this.at++];}
    D(A){while(this.ac<A){this.aY|=this.byte()<<this.ac;this.ac+=8;}
    const value=this.aY&(1<<A)-1;this.aY>>>=A;this.ac-=A;return value;}
    Y({ax,mask}){for(;;){const N=ax[this.aY&mask],length=N&15;if(length&&length<=this.ac){this.aY>>>=length;this.ac-=length;return N>>4;}
    if(this.ac>15)throw new aF();this.aY|=this.byte()<<this.ac;this.ac+=8;}
    }
    bv(){this.bj+=this.end-this.flushed;if(this.bj>this.limit)throw new aF();this.sink(this.out.subarray(this.flushed,this.end));if(this.end>32768){this.out.copyWithin(0,this.end-32768,this.end);this.end=32768;}
    this.flushed=this.end;}
    run(){for(let cM=0;!cM;){cM=this.D(1);const kind=this.D(2);if(kind===0)this.bi();else if(kind===1)this.coded(...il);else if(kind===2)this.coded(...this.readCodes());else throw new aF();}
    this.bv();this.aY>>>=this.ac&7;this.ac&=~7;}
    get hasMore(){if(this.ac)return true;while(this.input&&this.at===this.input.length){this.input=this.pull();this.at=0;}
    return this.input!==null;}
    bi(){this.D(this.ac&7);let A=this.D(16);if((this.D(16)^A)!==0xFFFF)throw new aF();while(A){if(this.out.length-this.end<65536)this.bv();this.out[this.end++]=this.ac?this.D(8):this.byte();const cU=Math.min(--A,this.input.length-this.at,this.out.length-this.end);if(this.ac||cU<=0)continue;this.out.set(this.input.subarray(this.at,this.at+cU),this.end);this.at+=cU;this.end+=cU;A-=cU;}
    }
    readCodes(){const cp=this.D(5)+257,distances=this.D(5)+1,A=this.D(4)+4;if(cp>286||distances>30)throw new aF();const X=new Uint8Array(19);for(let i=0;i<A;i++)X[gM[i]]=this.D(3);const code=da(X,true),bc=new Uint8Array(cp+distances);for(let i=0;i<bc.length;){const Y=this.Y(code);if(Y<16){bc[i++]=Y;continue;}
    if(Y===16&&i===0)throw new aF();const value=Y===16?bc[i-1]:0;const gE=Y===16?3+this.D(2):Y===17?3+this.D(3)
    :11+this.D(7);if(i+gE>bc.length)throw new aF();bc.fill(value,i,i+=gE);}
    if(!bc[256])throw new aF();return[da(bc.subarray(0,cp)),da(bc.subarray(cp))];}
    coded(cp,distances){const out=this.out;for(;;){if(out.length-this.end<300)this.bv();const Y=this.Y(cp);if(Y<256){out[this.end++]=Y;continue;}
    if(Y===256)return;if(Y>285)throw new aF();const length=gV[Y-257]+this.D(gW[Y-257]);const bg=this.Y(distances);if(bg>29)throw new aF();const fA=gO[bg]+this.D(gP[bg]);if(fA>this.end)throw new aF();for(const end=this.end+length;this.end<end;this.end++){out[this.end]=out[this.end-fA];}
    }
    }
    }
    function iD(l){const input=[l],out=[];new cB(()=>input.pop()??null,(J)=>out.push(J.slice()),Infinity).run();return cP(...out);}
    const cC=(1n<<130n)-5n;const aM=1.5*2**74;const bF=2**-22;function gh(value){return Array.from({length:6},(_,i)=>Number(value>>BigInt(22*i)&0x3FFFFFn));}
    class hu{constructor(key){this.r=ex(key.subarray(0,16))&0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFFn;this.s=ex(key.subarray(16,32));this.one=gh(this.r);this.two=gh(this.r*this.r%cC);this.h=[0,0,0,0,0,0];}
    bh(l){const words=new Int32Array(l.buffer,l.byteOffset,l.length>>2);const[r0,r1,r2,r3,r4,r5]=this.one,[q0,q1,q2,q3,q4,q5]=this.two;const s1=20*r1,s2=20*r2,s3=20*r3,s4=20*r4,s5=20*r5;const t1=20*q1,t2=20*q2,t3=20*q3,t4=20*q4,t5=20*q5;let[h0,h1,h2,h3,h4,h5]=this.h;for(let i=0;i<words.length;i+=8){let w0=words[i],w1=words[i+1],w2=words[i+2],w3=words[i+3];const a0=h0+(w0&0x3FFFFF),a1=h1+((w0>>>22|w1<<10)&0x3FFFFF);const a2=h2+((w1>>>12|w2<<20)&0x3FFFFF),a3=h3+(w2>>>2&0x3FFFFF);const a4=h4+((w2>>>24|w3<<8)&0x3FFFFF),a5=h5+(w3>>>14|0x40000);w0=words[i+4];w1=words[i+5];w2=words[i+6];w3=words[i+7];const b0=w0&0x3FFFFF,b1=(w0>>>22|w1<<10)&0x3FFFFF;const b2=(w1>>>12|w2<<20)&0x3FFFFF,b3=w2>>>2&0x3FFFFF;const b4=(w2>>>24|w3<<8)&0x3FFFFF,b5=w3>>>14|0x40000;h0=a0*q0+a1*t5+a2*t4+a3*t3+a4*t2+a5*t1
    +(b0*r0+b1*s5+b2*s4+b3*s3+b4*s2+b5*s1);h1=a0*q1+a1*q0+a2*t5+a3*t4+a4*t3+a5*t2
    +(b0*r1+b1*r0+b2*s5+b3*s4+b4*s3+b5*s2);h2=a0*q2+a1*q1+a2*q0+a3*t5+a4*t4+a5*t3
    +(b0*r2+b1*r1+b2*r0+b3*s5+b4*s4+b5*s3);h3=a0*q3+a1*q2+a2*q1+a3*q0+a4*t5+a5*t4
    +(b0*r3+b1*r2+b2*r1+b3*r0+b4*s5+b5*s4);h4=a0*q4+a1*q3+a2*q2+a3*q1+a4*q0+a5*t5
    +(b0*r4+b1*r3+b2*r2+b3*r1+b4*r0+b5*s5);h5=a0*q5+a1*q4+a2*q3+a3*q2+a4*q1+a5*q0
    +(b0*r5+b1*r4+b2*r3+b3*r2+b4*r1+b5*r0);let c=h0+aM-aM,d=h3+aM-aM;h0-=c;h1+=c*bF;h3-=d;h4+=d*bF;c=h1+aM-aM;d=h4+aM-aM;h1-=c;h2+=c*bF;h4-=d;h5+=d*bF;c=h2+aM-aM;d=h5+aM-aM;h2-=c;h3+=c*bF;h5-=d;h0+=20*bF*d;c=h3+aM-aM;d=h0+aM-aM;h3-=c;h4+=c*bF;h0-=d;h1+=d*bF;}
    this.h=[h0,h1,h2,h3,h4,h5];}
    ap(l){const af=l.length&~31;this.bh(l.subarray(0,af));let h=this.h.reduce((aL,jd,i)=>aL+(BigInt(jd)<<BigInt(22*i)),0n);for(let at=af;at<l.length;at+=16){const block=l.subarray(at,at+16);h=(h+ex(block)+(1n<<BigInt(8*block.length)))*this.r%cC;}
    h=(h%cC+cC)%cC+this.s;return Uint8Array.from({length:16},(_,i)=>Number(h>>BigInt(8*i)&0xFFn));}
    }
    const fd="(?:from|to|subject|date|message-id|received|return-path|mime-version|content-type|delivered-to|\
    dkim-signature|x-received|arc-seal|reply-to|sender):";const gR="(?:(?:From .*|\\d+ *)\r?\n)?(?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)*?";const gS={empty:/^$/,mangled:/^(\x89|\t|\xC2\x89|\xEF\xBF\xBD|\?)PNG[\r\n]/,JPEG:/^(\xFF\xD8\xFF|\xFFO\xFFQ|....(jP  |JXL )\r\n)/s,HEIC:/^....ftyp(hei[cx]|hevc|mif1|msf1|avif)/s,WebP:/^RIFF....WEBP/s,GIF:/^GIF8/,TIFF:/^(II\*\0|MM\0\*)/,BMP:/^BM....\0{4}/s,pdf:/^%PDF-/,dicom:/^.{128}DICM/s,packed:/^(PK(\x03\x04|\x05\x06)|\x1F\x8B|7z\xBC\xAF|Rar!\x1A\x07|\xFD7zXZ\0|BZh|\x28\xB5\x2F\xFD|.{257}ustar)/s,html:/^(\xEF\xBB\xBF)?\s*<(!doctype html|html|head|\?xml|script)/i,mail:new RegExp(`^(\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1|${gR}${fd}[^]*[\r\n]${fd})`,"i"),};function io(file){const head=bn(av(file,0,4096));const[kind]=Object.entries(gS).find(([,hK])=>hK.test(head))??[];if(kind)return kind;return bn(av(file,32769,32774))==="CD001"?"packed":"";}
    const fj=Uint8Array.of(0x89,0x50,0x4E,0x47,0x0D,0x0A,0x1A,0x0A);const dm={0:1,2:3,3:1,4:2,6:4};const hr={0:[1,2,4,8,16],2:[8,16],3:[1,2,4,8],4:[8,16],6:[8,16]};const gJ=[[0,0,8,8],[4,0,8,8],[0,4,4,8],[2,0,4,4],[0,2,2,4],[1,0,2,2],[0,1,1,2]];const ho=[[0,0,1,1]];const gY=1<<21;const he=16;const fg=1<<28;function dr(l,at){return bn(l.subarray(at,at+4));}
    function jr(data){const[depth,color,hU,filter,bX]=data.subarray(8,13);const width=ak(data,0),height=ak(data,4);E(data.length===13&&width>0&&width<2**31&&height>0&&height<2**31
    &&(hr[color]??[]).includes(depth)&&hU===0&&filter===0
    &&bX<2,"damagedPNG");return{width,height,depth,color,bX};}
    function ju(file){const aI=new ea(file),picture={data:[],aZ:null,clear:null};const m=aI.l(0,8);if(!m.length||!cv(m,fj.subarray(0,m.length))){throw new aN("notPNG",io(file));}
    let at=8,A=0,lastKind="";for(let kind="";kind!=="IEND";lastKind=kind){const head=aI.l(at,at+8);E(head.length===8,"truncated",file.size);const length=ak(head,0);kind=dr(head,4);E(length<2**31&&/^[A-Za-z]{4}$/.test(kind)&&++A<gY,"damagedPNG");E(at+12+length<=file.size,"truncated",file.size);E(kind==="IHDR"?at===8:at>8,"damagedPNG");const fM=kind[0]<"a",cn=kind==="tRNS"&&!picture.data.length;let body=new Uint8Array(0),isRight=true;if(fM||cn){let crc=cG(aI.l(at+4,at+8));for(let from=at+8,end=at+8+length;from<end;from+=body.length){body=length<60000?aI.l(from,end):av(file,from,Math.min(end,from+65536));crc=cG(body,crc);}
    isRight=crc===ak(aI.l(at+8+length,at+12+length),0);E(isRight||cn,"damagedPNG");}
    if(kind==="IHDR"){Object.assign(picture,jr(body));}else if(kind==="PLTE"){E(!picture.aZ&&!picture.data.length&&length&&length%3===0&&length<=768
    &&picture.color!==0&&picture.color!==4,"damagedPNG");picture.aZ=body.slice();}else if(kind==="IDAT"){E(!picture.data.length||lastKind==="IDAT","damagedPNG");picture.data.push(at+8,at+8+length);}else if(kind==="IEND"){E(length===0,"damagedPNG");}else if(cn&&isRight){const ec={0:[2,2],2:[6,6],3:[1,picture.aZ?.length/3]}[picture.color];E(ec&&length>=ec[0]&&length<=ec[1],"damagedPNG");picture.clear=body.slice();}else{E(!fM,"damagedPNG");}
    at+=12+length;}
    E(picture.data.length,"damagedPNG");picture.added=file.size-at;return picture;}
    function kd(kind,row,aW,P){const A=row.length;E(kind<=4,"damagedPNG");if(kind===1){for(let i=P;i<A;i++)row[i]+=row[i-P];}else if(kind===2){for(let i=0;i<A;i++)row[i]+=aW[i];}else if(kind===3){for(let i=0;i<A;i++)row[i]+=(i<P?0:row[i-P])+aW[i]>>1;}else if(kind===4){for(let i=0;i<A;i++){const a=i<P?0:row[i-P],b=aW[i],c=i<P?0:aW[i-P];const pa=Math.abs(b-c),pb=Math.abs(a-c),pc=Math.abs(a+b-c-c);row[i]+=pa<=pb&&pa<=pc?a:pb<=pc?b:c;}
    }
    }
    class hA{constructor(bw,P,be){this.bw=bw;this.P=P;this.be=be;this.aD=-1;this.nextPass();}
    nextPass(){const aD=this.bw[++this.aD];if(!aD)return;this.aW=new Uint8Array(aD.ao);this.row=new Uint8Array(aD.ao);this.al=-1;this.line=0;}
    write(l){for(let at=0;at<l.length;){E(this.aD<this.bw.length,"damagedPNG");if(this.al<0){this.filter=l[at++];this.al=0;continue;}
    const A=Math.min(l.length-at,this.row.length-this.al);this.row.set(l.subarray(at,at+A),this.al);this.al+=A;at+=A;if(this.al<this.row.length)continue;kd(this.filter,this.row,this.aW,this.P);const aD=this.bw[this.aD];this.be(this.row,aD,this.line++);[this.row,this.aW]=[this.aW,this.row];this.al=-1;if(this.line===aD.ay)this.nextPass();}
    }
    get isComplete(){return this.aD===this.bw.length;}
    }
    function jp({width,height,depth,color,bX}){const jt=depth*dm[color];return(bX?gJ:ho).map(([x,y,dx,dy])=>{const am=Math.ceil((width-x)/dx),ay=Math.ceil((height-y)/dy);return{x,y,dx,dy,am,ay,ao:Math.ceil(am*jt/8)};}).filter(({am,ay})=>am>0&&ay>0);}
    function iC(file,picture,size,lines){let bH=0,at=picture.data[0],adler=1;const pull=()=>{while(bH<picture.data.length&&at===picture.data[bH+1])at=picture.data[bH+=2];if(bH>=picture.data.length)return null;const end=Math.min(picture.data[bH+1],at+(1<<20));const l=aI(at,end);at=end;return l;};let ac=new Uint8Array(0),heldAt=0;const aI=(m,end)=>{if(m<heldAt||end>heldAt+ac.length){heldAt=m;ac=av(file,m,Math.max(end,m+(1<<20)));}
    return ac.subarray(m-heldAt,end-heldAt);};try{const bM=new cB(pull,(l)=>{adler=hD(l,adler);lines.write(l);},size);const head=bM.byte()<<8|bM.byte();E(head%31===0&&(head&0xF20)===0x800&&head>>12<8,"damagedPNG");bM.run();const aL=Array.from({length:4},()=>bM.D(8));E(lines.isComplete&&ak(aL,0)===adler&&!bM.hasMore,"damagedPNG");}catch(error){throw error instanceof aF?new aN("damagedPNG"):error;}
    }
    function fy(file,ew){const picture=ju(file),{width,height,depth,color,bX}=picture;const bw=jp(picture);const size=bw.reduce((aL,{ay,ao})=>aL+ay*(1+ao),0);E(color!==3||picture.aZ,"damagedPNG");E(size<=he*file.size+65536,"noShareHeader");E(Math.max(...bw.map((aD)=>aD.ao))<=fg,"noShareHeader");E(!bX||size<=2*fg,"noShareHeader");const P=Math.max(1,depth*dm[color]>>3);const bb=new gN(picture,ew);const af=bX?new Uint8Array(width*height*P):null;const lines=new hA(bw,P,(row,aD,line)=>{const Q=depth<8?ke(row,aD.am,depth):row;if(!af)return bb.row(Q);const m=((aD.y+line*aD.dy)*width+aD.x)*P;for(let i=0,to=m;i<Q.length;i+=P,to+=aD.dx*P){for(let k=0;k<P;k++)af[to+k]=Q[i+k];}
    });iC(file,picture,size,lines);for(let y=0;af&&y<height;y++){bb.row(af.subarray(y*width*P,(y+1)*width*P));}
    return bb.ap();}
    function ke(row,am,depth){const Q=new Uint8Array(am),perByte=8/depth;for(let i=0;i<am;i++){Q[i]=row[i/perByte|0]>>8-depth*(1+i%perByte)&(1<<depth)-1;}
    return Q;}
    const dZ="DCMSHARE";class gN{constructor(picture,ew){this.picture=picture;this.Q=ew?new bE():null;this.dD=true;this.l=picture.depth===16?2:1;}
    row(row){const{color}=this.picture;let Q=row;if(color===3)Q=this.colored(row);else if(color===4||color===6)Q=this.withoutAlpha(row);else if(this.picture.clear)this.lookForClear(row);this.Q?.write(Q);}
    colored(row){const{aZ,clear}=this.picture,Q=new Uint8Array(3*row.length);for(let i=0,to=0;i<row.length;i++,to+=3){const S=row[i],from=3*S;E(from<aZ.length,"damagedPNG");if(clear&&S<clear.length&&clear[S]!==255)this.dD=false;Q[to]=aZ[from];Q[to+1]=aZ[from+1];Q[to+2]=aZ[from+2];}
    return Q;}
    withoutAlpha(row){const size=this.l,aK=size*(dm[this.picture.color]-1);const Q=new Uint8Array(row.length/(aK+size)*aK);for(let i=0,to=0;i<row.length;){for(let k=0;k<aK;k++)Q[to++]=row[i++];for(let k=0;k<size;k++)if(row[i++]!==255)this.dD=false;}
    return Q;}
    lookForClear(row){const{clear,depth,color}=this.picture,size=this.l;const aB=dm[color],P=size*aB;if(clear.length!==2*aB||depth<8)return;for(let i=0;i<row.length;i+=P){let cn=true;for(let k=0;k<P;k++){cn&&=row[i+k]===clear[2*Math.floor(k/size)+2-size+k%size];}
    if(cn)this.dD=false;}
    }
    ap(){const{width,height,depth,color}=this.picture;const bb={width,height,D:color===3?8:depth,aB:color&2?3:1,added:this.picture.added};E(this.dD&&bb.D>=8,"noShareHeader");return this.Q?eI({...bb,blob:this.Q.ap()}):bb;}
    }
    function eI(bb){const{D,aB,blob}=bb;if(ix(blob))return bb;const bK=aB===3&&ge(blob,D/8,3);if(bK)return eI({...bb,aB:1,blob:bK});const gs=D===16&&ge(blob,1,2);return gs?eI({...bb,D:8,blob:gs}):bb;}
    function ge(blob,size,fv){const out=new bE(),P=size*fv;for(const l of cZ(blob,3<<20)){const X=new Uint8Array(l.length/fv);for(let i=0,to=0;i<l.length;i+=P){for(let k=0;k<P;k++)if(l[i+k]!==l[i+k%size])return null;for(let k=0;k<size;k++)X[to++]=l[i+k];}
    out.write(X);}
    return out.ap();}
    function ix(blob){return bn(av(blob,Math.max(0,blob.size-88),blob.size-80))===dZ;}
    const bV=120;const bU=65535,AROUND=17;const dk=15;const fa=20;function gz(file,af=file){const size=cw(file),end=size-fa,tail=av(af,Math.max(0,end-bV),size);if(tail.length<bV+fa||ak(tail,tail.length-4)!==0xAE426082)return null;const width=ak(tail,44),height=ak(tail,48),[D,aB]=tail.subarray(42,44);const ao=width*aB*D/8,A=height*(ao+1);const bs=Math.ceil(A/bU),m=end-A-bs*AROUND+2;if(ao<bV||D!==8&&D!==16||aB!==1&&aB!==3
    ||!(m>=33))return null;const u={file,width,height,D,aB,layout:{m,A,bs}};try{return gl(u,tail.subarray(0,bV));}catch(error){return null;}
    }
    function hQ({width,height,D,aB,layout:{m}},l){E(m<=l.length&&cv(l.subarray(0,8),fj)&&dr(l,12)==="IHDR"
    &&ak(l,8)===13&&cG(l.subarray(12,29))===ak(l,29)
    &&ak(l,16)===width&&ak(l,20)===height
    &&ak(l,24)===D*2**24+(aB-1)*2**16&&!l[28],"layout");let at=33;while(at<m){E(at+12<=m&&dr(l,at+4)==="tEXt","layout");at+=12+ak(l,at);}
    E(at===m,"layout");}
    function dv({file,N}){return N?fC(file,N):file;}
    const ch=32<<20;async function eM(u){if(u.aP)return ib(u);if(!u.layout)return u.Q?u:ek(dv(u));if(!u.l)u={...u,file:dv(u),N:null};const{file,size,layout:{m}}=u,isSmall=size<=ch;const l=u.l??(isSmall?await eL(file):av(file,0,m));hQ(u,l);if(!isSmall)return u;const Q=new Uint8Array(l.buffer,l.byteOffset+3&~3,size);return{...u,l:null,ac:eg({...u,l},0,size,Q)};}
    async function dT(one,other,dU){try{return await dU(...await Promise.all([eM(one),eM(other)]));}catch(error){if(error.verdict!=="layout")throw error;}
    return dU(...await Promise.all([one,other].map((u)=>
    u.layout?ek(dv(u)):eM(u))));}
    function eg(u,m,end,Q=null){if(end<=m)return new Uint8Array(0);if(u.ac)return u.ac.subarray(m,end);if(!u.layout)return av(u.Q,m,end);const{ao,layout:{m:X,A,bs}}=u;const line=(at)=>at+Math.floor(at/ao)+1;const dq=(ah)=>Math.floor(ah/bU);const ah=(at)=>X+dk+at+AROUND*dq(at);const from=line(m)-(m%ao?0:1),to=line(end-1)+1;const low=dq(from),high=dq(to-1);const cD=ah(low*bU)-dk,top=ah(to-1)+1;const l=u.l?.subarray(cD,top)??av(u.file,cD,top);E(l.length===top-cD,"truncated",cw(u.file));for(let k=low,at=dk;k<=high;k++,at+=bU+AROUND){const length=Math.min(bU,A-k*bU),cM=k===bs-1;const bH=k?at-13:at-dk;E(dr(l,bH+4)==="IDAT"&&(k||bD(l,at-7)===0x7801)
    &&ak(l,bH)===length+5+(k?0:2)+(cM?4:0)
    &&l[at-5]===Number(cM)&&l[at-4]+256*l[at-3]===length
    &&l[at-2]+256*l[at-1]===(length^0xFFFF),"layout");}
    Q??=new Uint8Array(end-m);for(let at=m,to=0;at<end;){const fK=at%ao,row=Math.min(ao-fK,end-at);let ce=line(at);if(fK===0)E(l[ah(ce-1)-cD]===0,"layout");for(const gr=ce+row;ce<gr;){const J=Math.min(gr,(dq(ce)+1)*bU)-ce,source=ah(ce)-cD;Q.set(l.subarray(source,source+J),to);ce+=J;to+=J;}
    at+=row;}
    return Q;}
    function gl(u,az){const{width,height,D,aB}=u;const ao=u.ao=width*aB*D/8;u.size=height*ao;E(bn(az.subarray(32,40))===dZ&&az[40],"noShareHeader");if(az[40]!==1)throw new aN("newerVersion",String(az[40]));u.banner=ak(az,52);u.bx=height-u.banner-Math.ceil(bV/ao);E(az[42]===D&&az[43]===aB&&ak(az,44)===width
    &&ak(az,48)===height&&(az[41]===0x41||az[41]===0x50)
    &&u.bx>=0,"geometryMismatch");u.aC=az[41]===0x41?"archive":"patient";u.Z=az.slice(0,32);u.H=fI(az.subarray(56,72));u.key=az.slice(72,104);u.tag=az.slice(104);return u;}
    function ek(file){const{blob,...picture}=fy(file,true),size=blob.size;E(size>=bV,"noShareHeader");const az=av(blob,size-bV,size);E(picture.D>8||!iL(az),"savedWithEightBits");return gl({file,Q:blob,...picture},az);}
    function iL(az){const high=(text)=>[...text].filter((_,i)=>i%2===0).map((cc)=>cc.charCodeAt());return[...high(dZ),1,16].every((byte,i)=>Math.abs(byte-az[76+i])<=1);}
    function eh(u){fy(dv(u),false);}
    function eq(u,key,progress){const gb=new hu(key),end=u.size-16,V=4<<20;for(let at=0;;at+=V){const l=eg(u,at,Math.min(at+V,end));if(at+V>=end)return cv(gb.ap(l),u.tag);gb.bh(l);progress?.(l.length);}
    }
    function jv(l,u){const{D,ao,bx}=u,M=2**D,W=ao*8/D;const cd=(ej)=>E(ej,"malformedPayload");const[as,k]=l,p=bD(l,2),q=bD(l,4),r=bD(l,6);const n=dg(l,8),L=dg(l,16),cx=ak(l,24),b=ak(l,28);cd(as<=3&&n<Infinity&&L<2**50&&cx<=bx);const aX=as===3?n-8*L:0;cd(aX>=0&&(as===3||n%8===0&&n<=8*L));const fJ=bx-cx,inside=(n-aX)/8;cd(L-inside<=cx*ao);if(as===0){cd(k===0&&p===0&&q===0&&r===0&&n===0&&b===0);}else if(as===2){cd(k>=1&&k<=16&&r===0&&cx===0&&n===8*L&&p<M&&q<M
    &&(b===0||(b-1)*(k+1)<n));}else{const s=(2**(k+1)-1)*q;cd(k<D&&b===0&&p<M&&q>=1&&q<=r&&q+s<=M&&r+s<=M
    &&(as===1||q+s<=r&&cx===0));}
    cd(n<=fJ*W*D);return{as,k,p,q,r,n,L,b,aX,inside,W,D,bL:fJ*W,cx};}
    class gK{constructor(limit){this.l=new Uint8Array(Math.ceil(limit/8)+4);this.A=0;this.aY=0;}
    push(value,D){this.aY=this.aY<<D|value;let ac=(this.A&7)+D,at=this.A>>>3;this.A+=D;for(;ac>=8;ac-=8)this.l[at++]=this.aY>>ac-8;this.aY&=(1<<ac)-1;}
    bit(S){const af=this.A&~7;return S<af?this.l[S>>>3]>>7-(S&7)&1
    :this.aY>>this.A-1-S&1;}
    from(m,ef){if(this.A&7)this.l[this.A>>>3]=this.aY<<8-(this.A&7);const shift=m&7,l=this.l.slice(m>>>3,(m>>>3)+ef+1);for(let i=0;shift&&i<ef;i++){l[i]=l[i]<<shift|(l[i+1]??0)>>8-shift;}
    return l.subarray(0,ef);}
    }
    class fl{constructor(Z){this.Z=Z;this.D=new gK(Z.n+32);this.fT=Z.as===1||Z.as===3;this.aW=this.fT?new Uint16Array(Math.min(Z.W,Z.bL)):null;this.aj=0;this.bm=0;this.asked=0;this.block=0;this.position=0;this.bs=0;}
    get isDone(){return this.D.A>=this.Z.n;}
    be(words){if(this.isDone)return;if(this.fT)this.unshift(words);else if(this.Z.as===2)this.syndromes(words);}
    unshift(words){const{p:a,q:T,r:G,k,n,W,aX,as,D}=this.Z,ab=this.D;const mask=2**D-1,j=k+1,s=(2**j-1)*T,window=T*2**j,end=G+s;const low=2**j-1,aW=this.aW,A=words.length;let i=0,bm=this.bm;for(;i<A&&this.aj<W;i++,this.aj++)aW[bm++]=words[i];if(bm===W)bm=0;for(;i<A&&ab.A<n;i++){const up=aW[bm];let d=words[i]-up-a&mask;if(d<window){ab.push(d&low,j);d>>=j;}else if(d<end){const ep=as===3&&d>=G;if(ep)E(this.asked<aX&&this.asked<ab.A,"malformedPayload");if(!ep||!ab.bit(this.asked))d-=s;if(ep)this.asked++;}
    aW[bm]=words[i]=up+a+d&mask;if(++bm===W)bm=0;}
    this.bm=bm;}
    syndromes(words){const{p:lo,q:hi,k,n,b,D}=this.Z,ab=this.D;const mask=2**D-1,range=hi-lo&mask;let j=this.bs<b?k+1:k;for(let i=0;i<words.length&&ab.A<n;i++){const v=words[i];if((v-lo&mask)<=range!==((v^1)-lo&mask)<=range)continue;this.position++;if(v&1)this.block^=this.position;if(this.position<2**j-1)continue;ab.push(this.block,j);this.block=this.position=0;j=++this.bs<b?k+1:k;}
    }
    }
    const ci=48<<20;const dY=4<<20;const hc=2**31;function hJ(one,other,progress){if(other.aP){if(eq(one,other.key,progress))return;eh(one);throw new aN("altered-archive");}
    const ad=[eq(one,other.key,progress),eq(other,one.key,progress)];if(!ad[0]||!ad[1]){for(const u of[one,other])eh(u);E(ad[0]||ad[1]||one.H===other.H,"differentPairs");E(ad[0]||ad[1]||one.aC!==other.aC,"sameHalfTwice");E(ad[0]||ad[1],"alteredOrUnrelated");const hI=ad[0]?one:other;throw new aN(hI.aC==="archive"?"altered-patient":"altered-archive");}
    E(one.aC!==other.aC&&one.H===other.H&&one.width===other.width
    &&one.D===other.D&&one.aB===other.aB
    &&one.bx===other.bx,"malformedPayload");}
    function jc(l){const{length}=l;if((l.byteOffset|length)&3){const fw=new Uint8Array(length+3&~3);fw.set(l);l=fw;}
    return new Int32Array(l.buffer,l.byteOffset,l.length>>2);}
    function fX(one,other,from,to,sums=null){const[a,p]=[one,other].map((u)=>{const m=u.banner*u.ao,size=u.D/8;return jc(eg(u,m+from*size,m+to*size));});sums??=new Int32Array(a.length);if(one.D===8){for(let i=0;i<a.length;i++){const x=a[i],y=p[i];sums[i]=(x&0x7F7F7F7F)+(y&0x7F7F7F7F)^(x^y)&0x80808080;}
    return new Uint8Array(sums.buffer,sums.byteOffset,to-from);}
    for(let i=0;i<a.length;i++){const x=(a[i]&0xFF00FF)<<8|a[i]>>>8&0xFF00FF;const y=(p[i]&0xFF00FF)<<8|p[i]>>>8&0xFF00FF;sums[i]=(x&0x7FFF7FFF)+(y&0x7FFF7FFF)^(x^y)&0x80008000;}
    return new Uint16Array(sums.buffer,sums.byteOffset,to-from);}
    async function gq(one,other,cg,be,eO=null,X=dY){const{bL,D}=cg.Z;let V=X;for(let at=0,end;at<bL;at=end){end=Math.min(at+V,bL);V=Math.min(2*V,dY*8/D);const words=fX(one,other,at,end,eO?.subarray(at*D/32));cg.be(words);if(await be(words)===false)return;}
    }
    class ht{constructor(Z){this.Z=Z;this.head=new Uint8Array(64);this.A=0;this.parts=[];}
    write(l){let at=0;if(this.A<64){at=Math.min(64-this.A,l.length);this.head.set(l.subarray(0,at),this.A);this.A+=at;if(this.A===64)this.readHead();}
    while(at<l.length){const J=this.parts.find((bt)=>bt.left>0);E(J,"malformedPayload");const A=Math.min(J.left,l.length-at);J.to?.write(l.subarray(at,at+A));J.left-=A;at+=A;}
    }
    readHead(){const{head,Z}=this,{D,as,bL}=Z,aX=head[1];const[B,aJ,cover,bo]=[bD(head,2),dg(head,4),dg(head,12),dg(head,20)];const fZ=ak(head,28);E(head[0]===1&&aX<4&&cover<=bL*D/8&&cover%(D/8)===0
    &&(D===16||!(aX&2))&&(as===2||!(aX&1)),"malformedPayload");E(B+aJ+bo+fZ<=1032*Z.L,"malformedPayload");if(aJ+bo>hc)throw new aN("tooLarge");this.B=new bE();this.aJ=new bE();this.bo=new bE();this.parts=[{left:B,to:this.B},{left:aJ,to:this.aJ},{left:bo,to:this.bo},{left:fZ,to:null}];Object.assign(this,{bz:!(aX&1),bO:Boolean(aX&2),cover,digest:head.slice(32,64),size:aJ+cover+bo});}
    ap(){E(this.A===64&&this.parts.every((J)=>J.left===0),"malformedPayload");this.B=new TextDecoder().decode(av(this.B.el()));this.aJ=this.aJ.el();this.bo=this.bo.el();return this;}
    }
    async function jw(one,other,Z){const cg=new fl(Z);await gq(one,other,cg,()=>!cg.isDone,null,1<<16);E(cg.isDone,"malformedPayload");let hidden=cg.D.from(Z.aX,Z.inside),left=Z.L-hidden.length;let at=Z.bL;const pull=()=>{if(hidden){const l=hidden;hidden=null;return l;}
    if(left===0)return null;const size=Z.D/8,A=Math.min(left,dY);const words=fX(one,other,at,at+Math.ceil(A/size));at+=words.length;left-=A;return fq(words).subarray(0,A);};const aT=new ht(Z);try{const bM=new cB(pull,(l)=>aT.write(l),Infinity);bM.run();E(!bM.hasMore,"malformedPayload");}catch(error){throw error instanceof aF?new aN("malformedPayload"):error;}
    return aT.ap();}
    function fq(words){if(words instanceof Uint8Array)return words;const l=new Uint8Array(2*words.length);for(let i=0,at=0;i<words.length;i++){l[at++]=words[i]>>8;l[at++]=words[i];}
    return l;}
    function ik(words,bO){return words instanceof Uint16Array&&!bO?fq(words)
    :new Uint8Array(words.buffer,words.byteOffset,words.byteLength);}
    class gT{constructor({size,bz,bO},D){this.bz=bz;this.D=D;this.bO=bO;this.af=bz&&size<=ci&&globalThis.crypto?.subtle?true:false;this.hash=this.af?null:new hw();}
    add(l,es){if(this.af)return;if(es&&!this.bz){l=l.slice();const P=this.D/8,X=P===2&&!this.bO?1:0;for(let i=X;i<l.length;i+=P)l[i]&=0xFE;}
    this.hash.update(l);}
    async ap(all){return this.af?new Uint8Array(await crypto.subtle.digest("SHA-256",all)):this.hash.ap();}
    }
    async function eN(one,other,ae){const joined=one.Z.map((byte,i)=>byte+other.Z[i]);const Z=jv(joined,one);const aT=await jw(one,other,Z);const{size,cover,bO,digest,bz,B}=aT;const hash=new gT(aT,one.D),small=size<=ci;const br=cw(aT.aJ),words=Z.bL*one.D/8;const buffer=small?new ArrayBuffer(Math.max(size,br+words)+11&~3):null;const af=small?new Uint8Array(buffer,-br&3,size):null;const eO=small?new Int32Array(buffer,br+3&~3):null;const long=!small&&ae?dF():null;let at=0,crc=0;const eK=async(l,es)=>{hash.add(l,es);if(!af)crc=cG(l,crc);else if(l.buffer!==buffer)af.set(l,at);await long?.write(l);at+=l.length;};for(const l of cZ(aT.aJ))await eK(l,false);let left=cover;if(left){await gq(one,other,new fl(Z),async(words)=>{const l=ik(words,bO);const A=Math.min(left,l.length);await eK(l.subarray(0,A),true);left-=A;return left>0;},eO);}
    for(const l of cZ(aT.bo))await eK(l,false);E(cv(await hash.ap(af),digest),"digestMismatch");if(af)crc=ae?cG(af):null;return{l:af,blob:await long?.ap(),crc,B,bz,size,aJ:aT.aJ};}
    function dF(){const{readable,writable}=new TransformStream();const blob=new Response(readable).blob(),writer=writable.getWriter();blob.catch(()=>{});return{write:(l)=>writer.write(l),ap:async()=>{await writer.close();return blob;},};}
    const dp="0123456789ABCDEFGHJKMNPQRSTVWXYZ",SHEET_MAGIC="DCMSHARESHEET";const hf=1<<18;function kb(Y,dM){for(let left=dM%31;left;left--)Y=Y<<1^(Y&16?0x25:0);return Y;}
    function dS(ai,P){return ai.reduce((aL,Y,ah)=>aL^kb(Y,P*ah),0);}
    function gC(aj){return[...aj.replace(/[a-z]/g,(cc)=>cc.toUpperCase()).replace(/O/g,"0")
    .replace(/[IL]/g,"1")].map((cc)=>dp.indexOf(cc));}
    function dC(ai){return ai.length===20&&!ai.includes(-1)&&!dS(ai,0)&&!dS(ai,1);}
    function eu(ai){return ai.length>=12&&ai.length<=14&&!ai.includes(-1)
    &&ai.slice(12).every((Y)=>Y<10);}
    function dP(label,code){const dI=[];for(let line=0;line<3;line++){const ai=code.slice(20*line,20*line+20);E(dC(ai),`sheet-code-${line+1}`);dI.push(...ai.slice(0,18));}
    const X=dI.slice(0,52);const D=X.map((Y)=>Y.toString(2).padStart(5,"0")).join("");E(dI[52]===dS(X,1)&&D.endsWith("0000"),"sheet-code-3");E(!label||eu(label)&&dI[53]===dS([...label,...X],2),"sheet-label");const key=Uint8Array.from({length:32},(_,i)=>parseInt(D.slice(8*i,8*i+8),2));const bn=(label??[]).map((Y)=>dp[Y]).join("");return{key,code,label:bn.replace(/^(.{4})(.{4})(.{4})(.*)$/,"$1-$2-$3-$4").replace(/-$/,"")};}
    function er(lines){return lines.length===3&&lines.every(({length})=>Math.abs(length-20)<=5);}
    function gt(ai,iF){let ck=-1,guess;for(const length of[12,13,14,0]){const code=ai.slice(length,length+60);try{return dP(length?ai.slice(0,length):null,code);}catch(error){const ad=[0,20,40].filter((at)=>dC(code.slice(at,at+20))).length;if(ad>ck)[ck,guess]=[ad,error];}
    }
    const iR=Math.abs(ai.length-60)<5&&!ai.includes(-1);E(iF||ck>0||iR,"noSheet");throw guess;}
    function fQ(aj){const ae=`${SHEET_MAGIC}1`,{length}=aj,least=Math.min(length,ae.length);if(Math.abs(length-ae.length)>1)return false;let m=0,end=0;while(m<least&&aj[m]===ae[m])m++;while(end<least&&aj[length-1-end]===ae[ae.length-1-end])end++;return least-m-end<=(length===ae.length?2:0);}
    const hg=64;function iP(lines,aw){const bn=lines.flat().slice(0,89).map((Y)=>dp[Y]??"-").join(""),code=bn.slice(0,60);return!aw.some((aP)=>[0,20,40].some((at)=>
    bn.includes(aP.code.slice(at,at+20).map((Y)=>dp[Y]).join(""))))
    &&(lines.some(dC)||code.length>39&&code.split("-").length<7&&/^.{0,19}[2-9].{20,}[2-9]/.test(code)&&code.split(/[2-9]/).length>8);}
    function gk(content){const lines=content.split(/[\r\n\v\f\x85\u2028\u2029]+/).map((line)=>line.replace(/^[>|\s]+/,"")
    .replace(/[\s\p{Dash}\p{DI}\uFEFF\uFFFD]/gu,"")).filter(Boolean);const words=lines.map((line)=>line.toUpperCase()),ai=lines.map(gC);const aG=[],torn=[];const fH=[...words.keys()].filter((at)=>words[at].includes(SHEET_MAGIC)||fQ(words[at]));for(const[i,number]of fH.slice(0,hg).entries()){const aj=words[number],at=aj.indexOf(SHEET_MAGIC),rest=gC(aj.slice(at+SHEET_MAGIC.length));try{E(at>=0,"sheet-header");const aP=jO(rest,ai.slice(number+1,number+99));if(!aG.some(({key})=>cv(key,aP.key)))aG.push(aP);}catch(error){torn.push({error,lines:[rest.slice(1),...ai.slice(number+1,fH[i+1])]});}
    }
    aG.mistake=torn.find(({error,lines})=>error.ag||iP(lines,aG))?.error;if(aG.length)return aG;if(torn.length)throw torn.at(-1).error;const aI=words.concat(words.slice(1).map((aj,i)=>words[i]+aj));E(!aI.some(fQ),"sheet-header");const stream=ai.flat();if(er(ai))return[dP(null,stream)];if(eu(ai[0]??[])&&er(ai.slice(1)))return[dP(ai[0],ai.slice(1).flat())];E(stream.length>55&&stream.length<77,"noSheet");return[gt(stream,false)];}
    function jO(rest,dw){const code=dw.slice(1,4),[version]=rest,eo=rest.length===1;if(eo&&version===1&&er(code)){code.forEach((line,i)=>E(dC(line),`sheet-code-${i+1}`));E(eu(dw[0]),"sheet-label");return dP(dw[0],code.flat());}
    const stream=[...rest,...dw.flat()];if(stream[0]===1){try{return gt(stream.slice(1),true);}catch(error){E(eo||rest.length>2,"sheet-header");throw error;}
    }
    if(eo&&version>=2&&version<=9)throw new aN("newerSheet",String(version));throw new aN("sheet-header");}
    function sheetText(l){const dh={0xFFFE:"utf-16le",0xFEFF:"utf-16be"}[l[0]<<8|l[1]];E(dh||!l.includes(0),"noSheet");const content=new TextDecoder(dh).decode(l);return content.replace(/(\nContent-Transfer-Encoding:\s*base64.*?\r?\n\r?\n)([\w+/=\r\n]+)/gis,(all,head,body)=>{try{return`${head}${atob(body.replace(/\s/g,""))}\n`;}catch(error){return all;}
    });}
    function jQ(l,cN){try{return gk(sheetText(l));}catch(error){if(error.verdict==="noSheet"&&!cN)return null;throw error;}
    }
    async function iy(key,message){const eP=await crypto.subtle.importKey("raw",key,{name:"HMAC",hash:"SHA-256"},false,["sign"]);return new Uint8Array(await crypto.subtle.sign("HMAC",eP,message));}
    const fo=(value)=>new TextEncoder().encode(value);async function jP({key},archive){const{width,D,aB,ao,bx,H}=archive;const id=Uint8Array.from(H.match(/../g),(byte)=>parseInt(byte,16));const je=(await iy(key,cP(fo("dicomshare sheet pair"),id.subarray(0,8)))).subarray(0,8);return archive.aC==="archive"&&cv(je,id.subarray(8))?{aP:key,id,aC:"patient",banner:0,width,D,aB,ao,bx,H,size:ao*bx}:null;}
    async function ib(u){const eP=await crypto.subtle.importKey("raw",u.aP,"HKDF",false,["deriveBits"]);const fz=(info)=>crypto.subtle.deriveBits({name:"HKDF",hash:"SHA-256",salt:u.id,info:fo(`dicomshare sheet ${info}`)},eP,256);const stream=await crypto.subtle.importKey("raw",await fz("stream"),"AES-CTR",false,["encrypt"]);const bf=async(at,A)=>{const counter=new Uint8Array(16);new DataView(counter.buffer).setBigUint64(8,BigInt(at/16));return new Uint8Array(await crypto.subtle.encrypt({name:"AES-CTR",counter,length:64},stream,new Uint8Array(A)));};const{size}=u,X=size-size%16,end=await bf(X,48);const fB={...u,key:new Uint8Array(await fz("check")),Z:end.slice(size-X,size-X+32)};if(size<=ch)return{...fB,ac:await bf(0,size)};const Q=dF();for(let at=0;at<size;at+=4<<20)await Q.write(await bf(at,Math.min(4<<20,size-at)));return{...fB,Q:await Q.ap()};}
    const gX=new Set("OB OD OF OL OV OW SQ SV UC UN UR UT UV".split(" "));const hv=new Set("0040A730 0040A043 0040A168 0040A300 004008EA 52009229 52009230 00289110 \
    00289132 00289145 00186011".split(" "));const ha=500000;const gZ=32;const aA=0xFFFFFFFF;const dW="1.2.840.10008.1.2.1.99";const fb="1.2.840.10008.1.2.2";const dl="1.2.840.10008.1.2";const hn=new Set([dl,"1.2.840.10008.1.2.1",fb,dW]);const JPEG=new Set(["1.2.840.10008.1.2.4.50","1.2.840.10008.1.2.4.51"]);const hb=2**28;const gL={"ISO_IR 100":"iso-8859-1","ISO_IR 101":"iso-8859-2","ISO_IR 109":"iso-8859-3","ISO_IR 110":"iso-8859-4","ISO_IR 144":"iso-8859-5","ISO_IR 127":"iso-8859-6","ISO_IR 126":"iso-8859-7","ISO_IR 138":"iso-8859-8","ISO_IR 148":"iso-8859-9","ISO_IR 203":"iso-8859-15","ISO_IR 13":"shift_jis","ISO_IR 166":"windows-874","ISO_IR 192":"utf-8","GB18030":"gb18030","GBK":"gbk","ISO_IR 87":"iso-2022-jp","ISO_IR 159":"iso-2022-jp","ISO_IR 149":"euc-kr","ISO_IR 58":"gb18030"};class dX{constructor(file,elements){this.file=file;this.elements=elements;}
    has(tag){return this.elements.has(tag);}
    l(tag){const U=this.elements.get(tag);if(!U||U.items)return new Uint8Array(0);return this.file.aI.l(U.m,Math.min(U.end,U.m+65536));}
    items(tag){return this.elements.get(tag)?.items??[];}
    text(tag){return this.file.decode(this.l(tag)).replace(/[\0 ]+$/,"");}
    line(tag){return this.text(tag).replace(/[\x00-\x1F\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g," ")
    .trim().slice(0,200);}
    numbers(tag){return this.text(tag).split("\\").map((J)=>J.trim()?Number(J):NaN);}
    number(tag){const[value]=this.numbers(tag);return Number.isFinite(value)?value:undefined;}
    shorts(tag,ca=false){const l=this.l(tag).slice(),o=new DataView(l.buffer);return Array.from({length:l.length>>1},(_,i)=>ca
    ?o.getInt16(2*i,this.file.bA):o.getUint16(2*i,this.file.bA));}
    short(tag){return this.shorts(tag)[0];}
    double(tag){const l=this.l(tag).slice();return l.length>=8?new DataView(l.buffer).getFloat64(0,this.file.bA):undefined;}
    }
    class fc{constructor(blob){this.blob=blob;this.aI=new ea(blob);this.bA=true;this.co=true;this.decoder=new TextDecoder("iso-8859-1");this.bS=dl;this.left=ha;let at=0;if(this.name(128,132)==="DICM")at=this.readMeta(132);else if(bD(this.aI.l(0,2),0)===0x0200)at=this.readMeta(0);else this.co=/^[A-Z]{2}$/.test(this.name(4,6));this.cl=this.read(at);const jN=this.cl.text("00080005").split("\\").map((name)=>name.trim());const label=gL[(jN.find(Boolean)??"").replace("ISO 2022 IR","ISO_IR")];if(label)this.decoder=new TextDecoder(label);this.iN=label==="euc-kr";}
    name(m,end){return bn(this.aI.l(m,end));}
    decode(l){const text=this.decoder.decode(l);return text.replace(/\x1B[$()\-,].{1,2}/g,(aG)=>this.iN||aG?"":aG);}
    readMeta(m){const elements=new Map(),end=this.walk(m,cw(this.blob),0,elements,true);this.meta=new dX(this,elements);this.bS=this.meta.text("00020010").trim()||dl;if(this.bS===dW){const fr=new bE();const bd=cZ(this.blob.slice(end));new cB(()=>bd.next().value??null,(l)=>fr.write(l),hb).run();this.blob=fr.ap();this.aI=new ea(this.blob);this.meta=null;}
    this.co=this.bS!==dl;this.bA=this.bS!==fb;return this.bS===dW?0:end;}
    read(at){const elements=new Map();try{this.walk(at,cw(this.blob),0,elements,false);}catch(error){if(!(error instanceof RangeError))throw error;}
    return new dX(this,elements);}
    header(at){const head=this.aI.l(at,at+12),o=new DataView(head.buffer,head.byteOffset,head.length);if(head.length<8)throw new RangeError("ends within an element");const cR=this.bA,aa=o.getUint16(0,cR),number=o.getUint16(2,cR);const tag=(aa*65536+number).toString(16).toUpperCase().padStart(8,"0");let vr="",length,size=8;if(aa===0xFFFE||!this.co){length=o.getUint32(4,cR);}else{vr=String.fromCharCode(head[4],head[5]);if(gX.has(vr)){if(head.length<12)throw new RangeError("ends within an element");length=o.getUint32(8,cR);size=12;}else{length=o.getUint16(6,cR);}
    }
    return{tag,vr,m:at+size,length};}
    walk(at,end,depth,elements,iO){if(depth>gZ)throw new RangeError("too deep");while(at+8<=end){if(--this.left<0)throw new RangeError("too many elements");const{tag,vr,m,length}=this.header(at);if(iO&&!tag.startsWith("0002"))return at;if(tag==="FFFEE00D")return m;if(tag==="7FE00010"||tag==="7FE00008"||tag==="7FE00009"){if(depth===0)elements.set(tag,{m,end:length===aA?end:m+length,iI:length===aA});if(depth===0||length===aA)return end;}
    if(length===aA||hv.has(tag)&&(vr==="SQ"||vr==="")){const items=[],wasExplicit=this.co;if(vr==="UN")this.co=false;at=this.walkItems(m,length===aA?end:Math.min(end,m+length),depth,items);this.co=wasExplicit;elements.set(tag,{items});}else{at=m+length;elements.set(tag,{vr,m,end:Math.min(at,end)});}
    }
    return at;}
    walkItems(at,end,depth,items){while(at+8<=end){const{tag,m,length}=this.header(at);if(tag==="FFFEE0DD")return m;if(tag!=="FFFEE000")throw new RangeError("no item");const elements=new Map(),itemEnd=length===aA?end:Math.min(end,m+length);const jY=this.walk(m,itemEnd,depth+1,elements,false);at=length===aA?jY:itemEnd;items.push(new dX(this,elements));}
    return at;}
    }
    function gf(value){const[hF="",iz=""]=value.split("=");const dj=(aa)=>{const[ij="",iu="",cW="",aJ="",bo=""]=aa.split("^")
    .map((J)=>J.trim());const X=[aJ,iu,cW].filter(Boolean).join(" ");return[ij,X,bo].filter(Boolean).join(", ");};return[dj(hF),dj(iz)].filter(Boolean).join(" / ");}
    function gB(file){const d=file.cl,position=d.numbers("00200032"),bk=d.numbers("00200037");let bG;if(position.length===3&&bk.length===6){const[a,b,c,x,y,z]=bk;const jh=[b*z-c*y,c*x-a*z,a*y-b*x];bG=jh.reduce((aL,J,i)=>aL+J*position[i],0);}
    return{patient:gf(d.line("00100010")),id:d.line("00100020"),born:d.line("00100030"),date:d.line("00080020")||d.line("00080021"),modality:d.line("00080060"),study:d.line("00081030"),series:d.line("0008103E"),bR:d.line("0020000D"),eQ:d.line("0020000E"),seriesNumber:d.number("00200011"),dA:d.number("00200013"),bG:Number.isFinite(bG)?bG:undefined,bk:bk.length===6?bk.map((J)=>J.toFixed(3)).join():"",};}
    function gn(cl,left={A:5000}){return cl.items("0040A730").slice(0,2000).filter(()=>--left.A>0).map((R)=>{const gc=(tag)=>R.items(tag)[0]?.line("00080104")??"";const[eA]=R.items("0040A300");let value="";if(eA){const bT=eA.items("004008EA")[0];const sign=bT?bT.line("00080100")||bT.line("00080104"):"";value=[eA.line("0040A30A"),sign==="1"?"":sign].filter(Boolean).join(" ");}
    value||=gc("0040A168")||R.text("0040A160").slice(0,20000)
    ||gf(R.line("0040A123"))||R.line("0040A121")||R.line("0040A122")
    ||R.line("0040A120")||R.line("0040A124");return{name:gc("0040A043"),kind:R.line("0040A040"),value,items:gn(R,left)};}).filter(({name,value,items})=>name||value||items.length);}
    const hd=2**28;const hh=8192;function contentOf(blob){const file=new fc(blob),d=file.cl,summary=gB(file);const pdf=d.elements.get("00420011");if(pdf&&d.line("00420012")==="application/pdf"){return{kind:"pdf",summary,pdf:file.blob.slice(pdf.m,pdf.end,"application/pdf")};}
    if(d.has("0040A730")){return{kind:"report",summary,title:d.items("0040A043")[0]?.line("00080104")??"",items:gn(d)};}
    const bC=d.elements.get("7FE00010");if(!bC)return{kind:d.has("7FE00008")||d.has("7FE00009")?"hidden":"none",summary};return{summary,...js(file,bC)};}
    function js(file,bC){const d=file.cl,ca=d.short("00280103")===1;const ar=Math.max(1,Math.floor(d.number("00280008")??1));const picture={kind:"picture",blob:file.blob,ay:d.short("00280010"),am:d.short("00280011"),ar,Q:d.short("00280002")??1,bB:d.line("00280004"),D:d.short("00280100"),bi:d.short("00280101")??d.short("00280100"),ca,gg:d.short("00280006")??0,bA:file.bA||d.short("00280100")===8,m:bC.m,end:bC.end,et:d.line("00280004")==="MONOCHROME1"||d.line("20500020")==="INVERSE",padding:d.shorts("00280120",ca)[0],};picture.high=d.short("00280102")??picture.bi-1;Object.assign(picture,hX(d),jX(d));const{ay,am,Q,D,bi,bB}=picture;const iU=ay&&am&&ay*am<=hd&&ar<=100000
    &&[1,8,16].includes(D)&&bi>=1&&bi<=D&&picture.high<D
    &&(Q===1||Q===3&&D===8);if(!iU)return{...picture,kind:"hidden"};if(bC.iI){if(!JPEG.has(file.bS))return{...picture,kind:"hidden"};return{...picture,...ie(file,bC.m,ar)};}
    if(!hn.has(file.bS)&&file.bS.startsWith("1.2.840.10008.1.2.4")){return{...picture,kind:"hidden"};}
    picture.aZ=bB==="PALETTE COLOR"?jo(d):null;if(bB==="PALETTE COLOR"&&!picture.aZ)return{...picture,kind:"hidden"};const jq=Q===3?(bB==="YBR_FULL_422"?16:24):D;picture.cK=Math.ceil(ay*am*jq/8);if(D===1)picture.cK=ay*am/8;picture.ar=Math.min(ar,Math.floor((picture.end-picture.m)/picture.cK));return picture.ar?picture:{...picture,kind:"hidden"};}
    function hX(d){const aH=[d,...d.items("52009229"),...d.items("52009230").slice(0,1)];const cs=aH.flatMap((aa)=>[aa,...aa.items("00289145"),...aa.items("00289132")]);const find=(tag)=>cs.find((ah)=>ah.has(tag));const hO=find("00281050")?.numbers("00281050")??[];const kh=find("00281051")?.numbers("00281051")??[];const names=find("00281055")?.text("00281055").split("\\")??[];const di=hO.map((center,i)=>({center,width:kh[i],name:(names[i]??"").trim().slice(0,30)}))
    .filter(({center,width})=>Number.isFinite(center)&&width>=1).slice(0,8);const slope=find("00281053")?.number("00281053")||1;return{di,slope,en:find("00281052")?.number("00281052")??0};}
    function jX(d){const jg=[d,...[...d.items("52009229"),...d.items("52009230").slice(0,1)]
    .flatMap((aa)=>aa.items("00289110"))];const ah=jg.find((bt)=>bt.has("00280030"));let[down,ad]=ah?.numbers("00280030")??[],cO=false;if(!(down>0&&ad>0)){[down,ad]=d.numbers("00181164");cO=true;}
    if(!(down>0&&ad>0)){const gm=d.items("00186011"),[region]=gm;cO=false;if(gm.length===1&&region.short("00186024")===3&&region.short("00186026")===3){down=Math.abs(region.double("0018602E"))*10;ad=Math.abs(region.double("0018602C"))*10;}
    }
    return down>0&&ad>0?{cf:[down,ad],cO}:{};}
    function jo(d){const gD=["1","2","3"].map((n)=>{const[A=0,X=0,D=16]=d.shorts(`0028110${n}`),words=d.l(`0028120${n}`);const entries=A||65536;if(!words.length||words.length<entries*(D===8?1:2))return null;const iE=D===8&&words.length<2*entries;const values=iE?words:d.shorts(`0028120${n}`);return{X,values:Uint8Array.from({length:entries},(_,i)=>D===8?values[i]:values[i]>>8)};});return gD.every(Boolean)?gD:null;}
    function ie(file,m,ar){const bJ=[],aI=file.aI;let at=m,cY=null;for(;;){const{tag,m:from,length}=file.header(at);if(tag!=="FFFEE000"||length===aA||bJ.length>200000)break;if(!cY){const ax=aI.l(from,Math.min(from+length,from+4*ar)).slice();const o=new DataView(ax.buffer);cY=Array.from({length:ax.length>>2},(_,i)=>o.getUint32(4*i,true));m=from+length;}else{bJ.push([from,Math.min(from+length,file.blob.size)]);}
    at=from+length;if(at+8>file.blob.size)break;}
    let ab;if(ar===1)ab=[bJ];else if(bJ.length===ar)ab=bJ.map((iq)=>[iq]);else if(cY?.length===ar){ab=cY.map((aU,i)=>bJ.filter(([from])=>from-8-m>=aU
    &&from-8-m<(cY[i+1]??Infinity)));}
    if(!ab||ab.some((parts)=>!parts.length))return{kind:"hidden"};return{kind:"picture",iM:true,bJ:ab};}
    async function ir(picture,number){if(picture.iM)return ja(picture,number);const{ay,am,D,Q,cK}=picture;const m=picture.m+Math.floor(number*cK);const l=av(picture.blob,m,Math.min(m+Math.ceil(cK),picture.end));const P=Math.ceil(Math.max(ay,am)/hh);const width=Math.ceil(am/P),height=Math.ceil(ay/P);const ah=P===1?(i)=>i:(i)=>Math.floor(i/width)*P*am+i%width*P;if(Q===3)return{width,height,P,aV:hT(picture,l,width*height,ah)};const value=jB(picture,l,number),aU=picture.ca?32768:0;const aq=new Uint16Array(width*height);for(let i=0;i<aq.length;i++)aq[i]=value(ah(i))+aU;if(picture.aZ)return{width,height,P,aV:jn(picture,aq,aU)};return{width,height,P,aq,aU,...gj(picture,aq,aU)};}
    function jB({D,bi,high,ca,bA,ay,am},l,number){const shift=high+1-bi,up=32-bi;const eU=ca?(raw)=>raw>>shift<<up>>up:(raw)=>raw>>shift&2**bi-1;if(D===1){const X=number*ay*am%8;return(i)=>l[i+X>>3]>>(i+X&7)&1;}
    if(D===8)return(i)=>eU(l[i]);return bA?(i)=>eU(l[2*i]|l[2*i+1]<<8)
    :(i)=>eU(l[2*i]<<8|l[2*i+1]);}
    function gj({padding},aq,aU){let low=65535,high=0;const jW=padding===undefined?-1:padding+aU;for(const S of aq){if(S===jW)continue;if(S<low)low=S;if(S>high)high=S;}
    return low>high?{low:0,high:1}:{low:low-aU,high:high-aU};}
    function hT({bB,gg,ay,am},l,A,ah){const aV=new Uint8ClampedArray(4*A),plane=ay*am;const iY=bB.startsWith("YBR_FULL"),isHalf=bB==="YBR_FULL_422";for(let i=0,to=0;i<A;i++){const at=ah(i);let a,b,c;if(isHalf){const from=(at>>1)*4;a=l[from+(at&1)];b=l[from+2];c=l[from+3];}else if(gg){a=l[at];b=l[plane+at];c=l[2*plane+at];}else{a=l[3*at];b=l[3*at+1];c=l[3*at+2];}
    if(iY){const cb=b-128,cr=c-128;b=a-0.344136*cb-0.714136*cr;c=a+1.772*cb;a+=1.402*cr;}
    aV[to++]=a;aV[to++]=b;aV[to++]=c;aV[to++]=255;}
    return aV;}
    function jn({aZ},aq,aU){const aV=new Uint8ClampedArray(4*aq.length);aq.forEach((S,i)=>{aZ.forEach(({X,values},hP)=>{const N=S-aU-(aU&&X>32767?X-65536:X);aV[4*i+hP]=values[Math.max(0,Math.min(values.length-1,N))];});aV[4*i+3]=255;});return aV;}
    function jb(l){let hasColors=false;for(let at=2;at+9<l.length&&l[at]===0xFF;){const cV=l[at+1];if(cV===0xE0||cV===0xEE)hasColors=true;if(cV>=0xC0&&cV<=0xC2){return{height:bD(l,at+5),width:bD(l,at+7),hasColors};}
    at+=cV===0xFF?1:2+bD(l,at+2);}
    return{};}
    async function ja(picture,number){const{ay,am,Q,bB,bi}=picture;const parts=picture.bJ[number].map(([m,end])=>picture.blob.slice(m,end));const head=av(new Blob(parts),0,65536),said=jb(head);E(said.width===am&&said.height===ay,"hidden");if(Q===3&&bB==="RGB"&&!said.hasColors){const hE=Uint8Array.of(0xFF,0xEE,0,14,65,100,111,98,101,0,100,0,0,0,0,0);const af=new Blob(parts);parts.splice(0,parts.length,head.slice(0,2),hE,af.slice(2));}
    let bitmap;try{bitmap=await createImageBitmap(new Blob(parts,{type:"image/jpeg"}),{colorSpaceConversion:"none"});}catch(error){throw new aN("hidden");}
    const canvas=new OffscreenCanvas(bitmap.width,bitmap.height),context=canvas.getContext("2d");context.drawImage(bitmap,0,0);bitmap.close();const{data}=context.getImageData(0,0,canvas.width,canvas.height);const frame={width:canvas.width,height:canvas.height,P:1};if(Q===3||bi>8)return{...frame,aV:data};const aq=new Uint16Array(data.length/4);for(let i=0;i<aq.length;i++)aq[i]=data[4*i];return{...frame,aq,aU:0,...gj({},aq,0)};}
    const fe=200000;const hk=2**36;const hm=3;function iZ(file){const head=av(file,0,4);return head.length===4&&ak(head,0)===0x504B0304;}
    function kk(file){const tail=av(file,Math.max(0,file.size-65557),file.size);const o=new DataView(tail.buffer);let at=tail.length-22;while(at>=0&&o.getUint32(at,true)!==0x06054B50)at--;E(at>=0,"damagedZIP");let A=o.getUint16(at+10,true),size=o.getUint32(at+12,true);let m=o.getUint32(at+16,true);if(at>=20&&o.getUint32(at-20,true)===0x07064B50){const ah=Number(o.getBigUint64(at-12,true));const end=new DataView(av(file,ah,ah+56).buffer);E(end.byteLength===56&&end.getUint32(0,true)===0x06064B50,"damagedZIP");A=Number(end.getBigUint64(32,true));size=Number(end.getBigUint64(40,true));m=Number(end.getBigUint64(48,true));}
    E(A<=fe&&size<=2**27&&m+size<=file.size,"damagedZIP");const bI=av(file,m,m+size),entries=[];let left=hk;for(let from=0;entries.length<A;){E(from+46<=bI.length,"damagedZIP");const N=hW(bI,from);from=N.end;left-=N.size;E(left>=0&&!N.fN,N.fN?"encryptedZIP":"tooLarge");entries.push(N);}
    return entries.filter(({B})=>!B.endsWith("/"));}
    function hW(l,at){const o=new DataView(l.buffer,l.byteOffset+at);E(o.getUint32(0,true)===0x02014B50,"damagedZIP");const eD=46+o.getUint16(28,true),extraEnd=eD+o.getUint16(30,true);const end=extraEnd+o.getUint16(32,true),aX=o.getUint16(8,true);E(at+end<=l.length,"damagedZIP");const name=l.subarray(at+46,at+eD);let size=o.getUint32(24,true),packed=o.getUint32(20,true),m=o.getUint32(42,true);for(let bu=eD;bu+4<=extraEnd;){const length=o.getUint16(bu+2,true);if(o.getUint16(bu,true)===1){let cm=bu+4;const next=()=>(cm+=8)<=bu+4+length?Number(o.getBigUint64(cm-8,true)):NaN;if(size===aA)size=next();if(packed===aA)packed=next();if(m===aA)m=next();}
    bu+=4+length;}
    return{B:new TextDecoder().decode(name),as:o.getUint16(10,true),fN:Boolean(aX&1),size,packed,m,reach:m+extraEnd+packed+256,end:at+end};}
    function fu(head,{as,size,packed}){E(head.length>=30&&ak(head,0)===0x504B0304&&(as===8||as===0&&size===packed),"damagedZIP");return 30+head[26]+256*head[27]+head[28]+256*head[29];}
    function fL(bd,size,write){let left=size;try{new cB(()=>bd.next().value??null,(l)=>{left-=l.length;write(l);},size).run();}catch(error){throw error instanceof aF?new aN("damagedZIP"):error;}
    E(!left,"damagedZIP");}
    function fC(file,N){const{as,size,packed,m}=N;const from=m+fu(av(file,m,m+30),N);E(from+packed<=file.size,"damagedZIP");const J=file.slice(from,from+packed);if(as===0)return J;const out=new bE();fL(cZ(J),size,(l)=>out.write(l));return out.ap();}
    function ig(l,N){const{as,size,packed}=N,from=fu(l,N);const J=l.subarray(from,from+packed);if(J.length<packed)return null;if(as===0)return J;const content=new Uint8Array(size);let at=0;fL([J].values(),size,(V)=>{content.set(V,at);at+=V.length;});return content;}
    function gI(B,size,crc,bu){const[length,name]=[size>=aA?aA:size,new TextEncoder().encode(B)];const aT=[[2,45],[2,0x800],[2,0],[2,0],[2,33],[4,crc],[4,length],[4,length],[2,name.length],[2,bu]];return{name,aT};}
    function dV(B,size,crc){const long=size>=aA?[[2,1],[2,16],[8,size],[8,size]]:[];const{name,aT}=gI(B,size,crc,long.length&&20);return cP(cS([[4,0x04034B50],...aT]),name,cS(long));}
    class hB{constructor(){this.parts=[];this.at=0;this.A=0;}
    add(B,size,crc){const fO=this.at>=aA;const bg=[...(size>=aA?[[8,size],[8,size]]:[]),...(fO?[[8,this.at]]:[])];const bu=bg.length?[[2,1],[2,8*bg.length],...bg]:[];const{name,aT}=gI(B,size,crc,bg.length&&4+8*bg.length);this.parts.push(cS([[4,0x02014B50],[2,45],...aT,[2,0],[2,0],[2,0],[4,0],[4,fO?aA:this.at]]),name,cS(bu));this.at+=dV(B,size,crc).length+size;this.A++;}
    l(){const bI=cP(...this.parts),size=bI.length,m=this.at;const{A}=this,bZ=A>65534||m+size>=aA;const long=bZ?[[4,0x06064B50],[8,44],[2,45],[2,45],[4,0],[4,0],[8,A],[8,A],[8,size],[8,m],[4,0x07064B50],[4,0],[8,m+size],[4,1]]:[];const fE=bZ?65535:A;return cP(bI,cS([...long,[4,0x06054B50],[2,0],[2,0],[2,fE],[2,fE],[4,bZ?aA:size],[4,bZ?aA:m],[2,0]]));}
    }
    function cS(ab){const l=new Uint8Array(ab.reduce((aL,[size])=>aL+size,0));const o=new DataView(l.buffer);let at=0;for(const[size,value]of ab){if(size===2)o.setUint16(at,value,true);else if(size===4)o.setUint32(at,value,true);else o.setBigUint64(at,BigInt(value),true);at+=size;}
    return l;}
    const jobs={async open({aH},progress){const out=new fk();await jx(aH.flatMap(({files})=>files.length>1?files:[]));const answers=await iB(async()=>{const all=[];for(const aa of aH){all.push(jj(aa,out,progress));await all.at(-2);await jm();}
    return Promise.all(all);});return{answers,blob:await out.ap()};},async check({u}){eh(u);await dT(u,u,()=>0);return{};},async join(input,progress){const out=new fk(),file=await fW(input,out,progress),blob=await out.ap();return{blob,...file};},async restore({one,other}){const{blob,l,crc}=await dT(one,other,(a,b)=>eN(a,b,true));return{blob:blob??new Blob([l]),crc};},async pack({files}){const out=dF(),sums=[];for(const{one,other,B}of files){const{l,crc}=await dT(one,other,(a,b)=>eN(a,b,true));await out.write(dV(B,l.length,crc));await out.write(l);sums.push(crc);}
    return{blob:await out.ap(),sums};},content({blob}){return contentOf(blob);},frame({picture,number}){return ir(picture,number);},};function fW({one,other,ae},out,progress){return dT(one,other,async(a,b)=>{hJ(a,b,progress);const{aJ,l,blob,...file}=await eN(a,b,ae);file.summary=ka(aJ);if(blob)file.blob=blob;if(ae&&l)out.add(file,l);return file;});}
    async function jj({files,ae},out,progress){const opened=await Promise.all(files.map((source)=>bq(()=>jk(source,files.length>1))));const[one,other]=opened.map(({u})=>u);const iS=one?.H===other?.H&&one&&one.aC!==other.aC;const joined=iS?await bq(()=>fW({one,other,ae},out,progress)):null;for(const{u}of opened){delete u?.l;delete u?.file;if(joined)delete u.Q;}
    return{opened,joined};}
    async function jx(files){const parts=[];let left=2*GROUPS_SIZE;for(const source of files){const{file,N}=source,m=N?N.m:0,end=N?N.reach:file.size;if(!(end-m<=left&&(N?.size??0)<=ch))continue;left-=end-m;parts.push({source,file,m,end});}
    try{await jy(parts);for(const{source,l}of parts)source.l=l;}catch(error){}
    }
    const fp=new MessageChannel();function jm(){return new Promise((done)=>{fp.port1.onmessage=done;fp.port2.postMessage(0);});}
    let bk=Promise.resolve();function iB(hC){const C=bk.then(hC);bk=C.catch(()=>{});return C;}
    class fk{size=0;add(file,l){this.out??=dF();const head=dV(cL(file.B),file.size,file.crc);file.at=this.size+head.length;this.size=file.at+l.length;for(const J of[head,l])this.out.write(J).catch(()=>{});}
    async ap(){return this.out?.ap().catch(()=>null);}
    }
    async function bq(job){try{return await job();}catch(error){return{verdict:error instanceof aN?error.verdict:"failed",ag:error.ag??String(error)};}
    }
    async function jk({file,N,depth,cN,l=null},iT){if(l&&N)l=ig(l,N);const bQ=l&&gz(l);if(bQ)return{u:{...bQ,file,N,l}};if(N)file=fC(file,N);if(iT&&!l&&file.size<=ch)l=await eL(file);const u=gz(file,l??file);if(u)return{u:{...u,l}};if(depth<hm&&iZ(file))return{entries:kk(file),inner:N&&file};if(file.size<=hf&&(cN||ak(av(file,0,4),0)!==0x89504E47)){const aw=jQ(av(file,0,file.size),cN);if(aw)return{aw,verdict:aw.mistake?.verdict,ag:aw.mistake?.ag};}
    return{u:ek(file)};}
    function ka(aJ){try{return gB(new fc(aJ));}catch(error){if(error instanceof aN)throw error;return null;}
    }
    function dU(){onmessage=async({data:{id,job,...input}})=>{if(!job){names=input.names;return;}
    let done=0;const progress=(l)=>{done+=l;if(done>=16<<20){postMessage({id,progress:done});done=0;}
    };const C=await bq(()=>jobs[job](input,progress));postMessage({id,C},[C.aq,C.aV].filter(Boolean).map((hG)=>hG.buffer));};}
    let texts,names,language;function text(aj,...values){const aG=texts[language][aj]??aj;return aG.replace(/\{(\d)\}/g,(_,S)=>typeof values[S]==="number"
    ?eE(values[S]):values[S]);}
    const ip={};function eE(value,dt=0){const format=ip[language+dt]??=new Intl.NumberFormat(language,{maximumFractionDigits:dt});return format.format(value);}
    function cE(aj,A,...dH){return text(A===1?`${aj}One`:`${aj}Many`,eE(A),...dH);}
    function F(id){return document.getElementById(id);}
    function U(name,content="",hH={}){const ez=document.createElement(name);ez.append(...[content].flat());for(const[key,value]of Object.entries(hH))ez.setAttribute(key,value);return ez;}
    function hN(A){const units=text("units").split(" ");let bT=0,value=A;for(;value>=1000&&bT<4;bT++)value/=1000;return`${eE(value,bT?1:0)} ${units[bT]}`;}
    function ds(value){const[,gH,eB,fx]=/^(\d{4})\.?(\d{2})\.?(\d{2})/.exec(value)??[];if(!gH||eB<1||eB>12||fx<1)return value;return new Date(Date.UTC(gH,eB-1,fx))
    .toLocaleDateString(language,{dateStyle:"long",timeZone:"UTC"});}
    function gw(){document.documentElement.lang=language;document.title=text("title");for(const cX of document.querySelectorAll("[data-text]")){cX.textContent=text(cX.dataset.text);}
    for(const cX of document.querySelectorAll("[data-name]")){cX.setAttribute("aria-label",text(cX.dataset.name));}
    for(const button of F("languages").children){button.setAttribute("aria-pressed",String(button.lang===language));}
    }
    function jL(show){const packed=Uint8Array.from(atob(F("texts").textContent),(cc)=>cc.charCodeAt());const data=JSON.parse(new TextDecoder().decode(iD(packed)));names=data.names;texts=Object.fromEntries(Object.entries(data.texts).map(([code,ab])=>
    [code,Object.fromEntries(ab.map((value,i)=>[data.words[i],value.replaceAll("'","’")]))]));const bQ=Object.keys(texts),ae=navigator.languages.map((tag)=>tag.split("-")[0]);language=ae.find((code)=>bQ.includes(code))??document.documentElement.lang;for(const code of bQ){const button=U("button",texts[code].language,{lang:code});button.addEventListener("click",()=>{language=code;show();});F("languages").append(button);}
    gw();}
    const au={workers:[],waiting:[],dd:new Map(),next:0,aQ:0};const gU=3;const hl=64<<20;function jI(source){au.address=URL.createObjectURL(new Blob([source],{type:"text/javascript"}));au.A=Math.max(2,Math.min(4,navigator.hardwareConcurrency??2));for(let i=0;i<2;i++)fm();}
    function fm(){const worker=new Worker(au.address);worker.postMessage({names});worker.jobs=0;worker.onmessage=({data})=>fn(data);worker.onerror=(I)=>{I.preventDefault();for(const[id,job]of au.dd){if(job.worker===worker)fn({id,C:{verdict:"failed",ag:I.message}});}
    };au.workers.push(worker);return worker;}
    function fn({id,C,progress}){const job=au.dd.get(id);if(progress!==undefined)return job.progress?.(progress);au.dd.delete(id);au.aQ-=job.aQ;job.worker.jobs--;if(C.verdict)job.reject(Object.assign(new Error(),C));else job.resolve(C);gy();}
    function it(){const worker=au.workers.reduce((ck,other)=>other.jobs<ck.jobs?other:ck);if(worker.jobs&&au.workers.length<au.A)return fm();return worker.jobs<gU?worker:null;}
    function gy(){while(au.waiting.length){const[job]=au.waiting;const worker=au.dd.size&&au.aQ+job.aQ>hl?null:it();if(!worker)return;au.waiting.shift();job.worker=worker;worker.jobs++;au.aQ+=job.aQ;au.dd.set(job.id,job);worker.postMessage({id:job.id,job:job.name,...job.input});}
    }
    function run(name,input,{urgent=false,progress,aQ=0}={}){return new Promise((resolve,reject)=>{const job={id:au.next++,name,input,resolve,reject,progress,aQ};if(urgent)au.waiting.unshift(job);else au.waiting.push(job);gy();});}
    function dR({size}){return size<=ch?3*size:size<=ci?size:ch;}
    function eJ(name){return name.replace(/;\d+$/,"").replace(/\.$/,"").toLowerCase();}
    const fi=/^sheet\.(txt|eml)$/;function iH(B){const parts=B.split("/"),name=parts.pop(),plain=eJ(name);if(parts.some((J)=>names.folders.includes(eJ(J))||J.startsWith(".Trash-"))){return true;}
    return name.startsWith(".")||names.systemFiles.includes(plain)||names.files.includes(plain)
    ||plain.endsWith(".problem.txt")||plain.startsWith("sheet.")&&!fi.test(plain)
    ||/^sha256(su|s~\d)$/.test(plain);}
    async function*ic(kc){const items=[...kc.items].filter((R)=>R.kind==="file").map((R)=>({handle:R.getAsFileSystemHandle?.().catch(()=>null),N:R.webkitGetAsEntry?.(),file:R.getAsFile(),}));for(const{handle,N,file}of items){const aG=await handle;if(aG)yield*fG(aG,"");else if(N?.isDirectory)yield*fD(N,"");else if(file)yield{B:file.name,file};}
    }
    async function*fG(handle,folder){const B=folder+handle.name;if(handle.kind==="file"){try{yield{B,file:await handle.getFile()};}catch(error){yield{B,file:null};}
    return;}
    for await(const ei of handle.values())yield*fG(ei,`${B}/`);}
    async function*fD(N,folder){const B=folder+N.name;if(N.isFile){yield{B,file:await new Promise((done)=>N.file(done,()=>done(null)))};return;}
    const cu=N.createReader();for(;;){const children=await new Promise((done)=>cu.readEntries(done,()=>done(null)));if(children===null)yield{B,file:null};if(!children?.length)return;for(const ei of children)yield*fD(ei,`${B}/`);}
    }
    function*hR(ab){for(const file of ab)yield{B:file.webkitRelativePath||file.name,file};}
    const hx=/^(?:.*\/)?([AP])([0-9A-Z]{7}\.PNG)$/i;const fh=16,GROUPS=32,GROUPS_SIZE=6<<20;async function ji(ab,{begun,aG,failed,joined,eR,progress}){const bp=new Set(),waiting=new Map();let cj=[],size=0,most=1;const open=async(dE,aQ)=>{const aH=dE.map(({items,ae})=>({ae,files:items.map(({B,file,N,depth=0})=>
    ({file,N,depth,cN:fi.test(eJ(B.split("/").pop()))}))}));try{const{answers,blob}=await run("open",{aH},{aQ}),V=new dn(blob);answers.forEach((bq,n)=>{const{items}=dE[n];bq.opened.forEach((opened,i)=>be(items[i],opened));const bW=bq.opened.map(({u},i)=>({B:items[i].B,u}));if(bq.joined)joined(bW,bq.joined,V);});}catch(error){for(const{items}of dE)for(const{B}of items)failed(B,error);}
    for(const{items}of dE)progress.done+=items.length;progress.show();};const bv=()=>{if(!cj.length)return;const db=open(cj,Math.max(2*size,...cj.map(({aQ})=>aQ))).finally(()=>bp.delete(db));bp.add(db);[cj,size,most]=[[],0,Math.min(GROUPS,2*most)];};const m=(...items)=>{const du=items.length>1?items[0].N?.size??items[0].file.size:0;cj.push({items,ae:items.length>1&&fV(du),aQ:du&&dR({size:du})});size+=2*du;if(cj.length>=most||size>=GROUPS_SIZE)bv();};const be=(R,{u,entries,inner,aw,...ba})=>{if(u)aG(R.B,Object.assign(u,{file:R.file,N:R.N}));else if(aw){for(const aP of aw)eR(R.B,aP);if(ba.verdict)failed(R.B,ba);}
    else if(progress.bj+entries?.length>fe)failed(R.B,{verdict:"tooLarge"});else if(entries)for(const N of entries)add(kj(R,N,inner??R.file));else failed(R.B,ba);};const kj=({B,depth=0},N,file)=>
    ({B:`${B}/${N.B}`,file,N,depth:depth+1});const add=(R)=>{if(iH(R.B))return;begun(R.B);progress.bj++;progress.show();if(!R.file){failed(R.B,{verdict:"unreadable"});progress.done++;return;}
    const[,aC,rest]=hx.exec(R.B.toUpperCase())??[];const other=aC&&waiting.get((aC==="A"?"P":"A")+rest);if(other){waiting.delete((aC==="A"?"P":"A")+rest);m(other,R);}else if(aC&&!waiting.has(aC+rest)){waiting.set(aC+rest,R);}else{m(R);}
    };const fF=async()=>{for(bv();bp.size;bv())await Promise.all(bp);};for await(const R of ab){add(R);while(bp.size>fh)await Promise.race(bp);}
    await fF();for(const R of waiting.values()){m(R);while(bp.size>fh)await Promise.race(bp);}
    await fF();}
    const hj=16;const ff=512<<20;function dQ(one,other){for(const u of[one,other])u.number??=dQ.next=(dQ.next??0)+1;return`${one.number} ${other.number}`;}
    class hs{constructor(){this.aO={archive:[],patient:[]};this.eY=new Set();this.C=null;this.ba=null;}
    add(B,u){this.aO[u.aC].push({B,u});}
    async join(progress){for(const one of this.aO.archive){for(const other of this.aO.patient){const iW=this.eY.has(dQ(one.u,other.u));if(this.C||iW||this.eY.size>=hj)continue;await this.tryPair(one,other,progress);}
    }
    }
    async tryPair(one,other,progress){const ae=fV(one.u.size);try{this.joined(one,other,await run("join",{one:one.u,other:other.u,ae},{progress,aQ:dR(one.u)}));}catch(error){this.joined(one,other,error);}
    }
    joined(one,other,{verdict,ag,blob,...file},V){this.eY.add(dQ(one.u,other.u));if(this.C)return;if(verdict){this.ba??={verdict,ag,aE:[one.B,other.B]};}else{this.C={...file,one:one.u,other:other.u};this.ba=null;(blob?new dn(blob):file.at===undefined?new dn():V).add(this.C);for(const{u}of[one,other])delete u.Q;}
    }
    }
    const aK={bd:new Set(),size:0,ae:0};class dn{constructor(blob){this.blob=blob;this.O=[];}
    add(C,at=C.at??0){Object.assign(C,{V:this,at});this.O.push(C);this.keep();}
    keep(){if(!this.blob)return;if(!aK.bd.delete(this))aK.size+=this.blob.size;aK.bd.add(this);while(aK.size>ff&&aK.bd.size>1){const[eG]=aK.bd;aK.bd.delete(eG);aK.size-=eG.blob.size;eG.blob=null;}
    }
    contentOf({at,size}){return this.blob.slice(at,at+size);}
    }
    function fV(size){const bZ=size>ci;if(bZ?aK.hasLong:aK.ae+size>ff)return false;if(bZ)aK.hasLong=true;else aK.ae+=size;return true;}
    async function dN(C,eH){if(!C.V.blob){const{one,other}=C;const{blob,crc}=await run("restore",{one,other},{...eH,aQ:dR(one)});C.crc=crc;new dn(blob).add(C,0);}
    C.V.keep();return C.V.contentOf(C);}
    class gQ{constructor(bl){this.bh=new Map();this.aw=[];this.cJ=new Map();this.bl=bl;this.progress={bj:0,done:0,cQ:0,show:bl};this.bN=0;}
    clear(){this.bh.clear();this.cJ.clear();this.aw=[];Object.assign(this.progress,{bj:0,done:0});Object.assign(aK,{bd:new Set(),size:0,ae:0,hasLong:false});this.bl();}
    get O(){return[...this.bh.values()].map((H)=>H.C).filter(Boolean);}
    async be(ab){this.bN++;this.bl();const fY=[];const aG=(B,u)=>{const H=this.bh.get(u.H)??new hs();this.bh.set(u.H,H);H.add(B,u);if(H.C||!H.aO.archive.length||!H.aO.patient.length)return;this.progress.cQ++;const br=H.cQ??Promise.resolve();H.cQ=br.then(()=>H.join()).then(()=>{this.progress.cQ--;this.bl();});fY.push(H.cQ);};const failed=(B,{verdict,ag})=>this.cJ.set(B,{verdict,ag});const joined=(bW,bq,V)=>{const[one,other]=bW[0].u.aC==="archive"?bW:bW.reverse();this.bh.get(one.u.H).joined(one,other,bq,V);};const begun=(B)=>this.cJ.delete(B);const eR=(B,aP)=>this.aw.push({B,aP});try{await ji(ab,{begun,aG,failed,joined,eR,progress:this.progress});await Promise.all(fY);await this.joinSheets();if(this.bN===1)await this.settle();}finally{this.bN--;this.bl();}
    }
    get lone(){return[...this.bh.values()].filter((H)=>!H.C&&!H.ba
    &&H.aO.archive.length+H.aO.patient.length>0);}
    async joinSheets(){const bW=this.aw.length?this.lone.flatMap((H)=>H.aO.archive.map((one)=>({H,one}))):[];await Promise.all(bW.map(async({H,one})=>{for(const{B,aP}of this.aw){const u=await jP(aP,one.u);if(u&&!H.C)await H.tryPair(one,{B,u});}
    this.bl();}));}
    async settle(){const left=this.lone.flatMap((H)=>[...H.aO.archive,...H.aO.patient]
    .map((em)=>({...em,H})));if(left.length===2){const[one,other]=left;await one.H.tryPair(one,other);if(one.H.ba&&other.H!==one.H)other.H.iJ=true;return;}
    await Promise.all(left.filter(({u})=>!u.iG).map(async({B,u,H})=>{try{await run("check",{u});u.iG=true;}catch(error){H.aO[u.aC]=H.aO[u.aC].filter((em)=>em.u!==u);this.cJ.set(B,{verdict:error.verdict,ag:error.ag});}
    }));}
    get lengthened(){return[...this.bh.values()].flatMap(({aO})=>[...aO.archive,...aO.patient])
    .filter(({u})=>u.added);}
    get problems(){const aH=new Map();const add=(verdict,ag,...aE)=>{const kind=verdict!=="notPNG"||!ag?"":/^[A-Z]/.test(ag)?"-photo":`-${ag}`;const aj=`verdict.${verdict}${kind}`,key=`${aj} ${/^(newer|notPNG)/.test(verdict)?ag:""}`;const aa=aH.get(key)??{aj,verdict,ag,aE:[],A:0};aa.aE.push(...aE);aa.A++;aH.set(key,aa);};for(const[B,{verdict,ag}]of this.cJ)add(verdict,ag,B);for(const H of this.bh.values()){if(H.ba&&!H.C)add(H.ba.verdict,H.ba.ag,...H.ba.aE);if(H.ba||H.C||H.iJ)continue;const{archive,patient}=H.aO;const fU=this.aw.length>0;if(archive.length)add(fU?"notThisSheet":"waiting-patient","",archive[0].B);if(patient.length)add(fU?"notThisSheet":"waiting-archive","",patient[0].B);}
    if(!this.bh.size)for(const{B}of this.aw)add("waiting-archive","",B);return[...aH.values()];}
    }
    function jE(O){const aH=new Map();for(const C of O){const{bR="",eQ=""}=C.summary??{};const key=eQ?`${bR} ${eQ}`:`file ${C.B}`;if(!aH.has(key))aH.set(key,[]);aH.get(key).push(C);}
    const ab=[...aH].map(([key,dG])=>{dG.sort(iA(dG));return{key,summary:dG[0].summary??{},O:dG};});const number=({summary})=>summary.seriesNumber??Infinity;return ab.sort((a,b)=>compare(a.summary.bR??"\uFFFF",b.summary.bR??"\uFFFF")
    ||compare(number(a),number(b))||compare(a.O[0].B,b.O[0].B));}
    const hM=globalThis.Intl&&new Intl.Collator("en",{numeric:true});function compare(a,b){return a<b?-1:a>b?1:0;}
    function iA(O){const cs=O.map(({summary})=>summary?.bG),turns=new Set();for(const{summary}of O)turns.add(summary?.bk);const iV=turns.size===1&&cs.every((ah)=>ah!==undefined)
    &&new Set(cs.map((ah)=>ah.toFixed(3))).size===cs.length;const fs=(a,b)=>compare(a.summary?.dA??Infinity,b.summary?.dA??Infinity)
    ||hM.compare(a.B,b.B);if(!iV)return fs;const X=Math.sign(O.reduce((aL,{summary})=>aL
    +(summary.bG-cs[0])*((summary.dA??0)-(O[0].summary.dA??0)),0))||1;return(a,b)=>X*(a.summary.bG-b.summary.bG)||fs(a,b);}
    function cL(B){let parts=B.split("/").filter((J)=>J&&J!==".");if(parts.length>64)parts=[...parts.slice(0,63),parts.at(-1)];const aR=parts.map(iw);if(!aR.length)return"restored.dcm";const last=aR[aR.length-1],extension=/\.([^.]*)$/.exec(last)?.[1].toLowerCase();if(extension!==undefined&&names.runs.includes(extension))aR[aR.length-1]=`${last}.dcm`;return aR.join("/");}
    function iw(name){if(name==="..")return"_";let aR=name.replace(/(?!\uFE0F)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}<>:"|?*\\]/gu,"_")
    .replace(/\.\{/g,"._");aR=aR.replace(/^\./,"_");const cy=aR.replace(/\..*$/s,"").replace(/ +$/,"").toUpperCase();if(/^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9¹²³])$/.test(cy))aR=`_${aR}`;aR=eS(aR);return aR.replace(/[. ]+$/,(end)=>"_".repeat(end.length))||"_";}
    function eS(name,dH=""){const extension=/(?<=.)\.[^.]{0,15}$/su.exec(name)?.[0]??"";const A=(value)=>new TextEncoder().encode(value).length;let cy=[...name.slice(0,name.length-extension.length)];while(A(cy.join("")+dH+extension)>255)cy=cy.slice(0,-1);return cy.join("")+dH+extension;}
    function gF(B,cz){const eV=B.lastIndexOf("/")+1;for(let number=1;;number++){const name=number===1?B.slice(eV):eS(B.slice(eV),` (${number})`);const bt=B.slice(0,eV)+name;if(cz.has(bt.toLowerCase()))continue;cz.add(bt.toLowerCase());return bt;}
    }
    function eF(blob,name){const address=URL.createObjectURL(blob),link=U("a","",{href:address,download:name});document.body.append(link);link.click();link.remove();setTimeout(()=>URL.revokeObjectURL(address),600000);}
    async function saveOne(C){const name=cL(C.B).split("/").pop();eF(await dN(C,{urgent:true}),name);}
    async function*jz(O){const eb=au.workers.length,bp=[];const cz=new Set();for(let i=0;i<O.length+eb;i++){if(i<O.length){const db=dN(O[i]);db.catch(()=>{});bp.push(db);}
    if(i<eb)continue;const C=O[i-eb],blob=await bp.shift();yield{C,blob,B:gF(cL(C.B),cz)};}
    }
    const hq=16<<20;function*iv(O){const all=new Set(O),bd=new Set();let aa=[],size=0;for(const C of O){const{V}=C;if(V.blob){if(!bd.has(V))yield V.O.filter((one)=>all.has(one)).sort((a,b)=>a.at-b.at);bd.add(V);continue;}
    if(C.size>ci){yield[C];continue;}
    if(size+C.size>hq&&aa.length){yield aa;[aa,size]=[[],0];}
    aa.push(C);size+=C.size;}
    if(aa.length)yield aa;}
    async function jD(O,progress){const cz=new Set(),aE=new Map(),bI=new hB();for(const C of O)aE.set(C,gF(cL(C.B),cz));let done=0;const aH=[...iv(O)];const parts=await Promise.all(aH.map(async(aa)=>{const J=await packed(aa,aE);progress(done+=aa.length,O.length);return J;}));for(const C of aH.flat())bI.add(aE.get(C),C.size,C.crc);eF(new Blob([...parts.flat(),bI.l()],{type:"application/zip"}),"exam.zip");}
    async function packed(aa,aE){const[X]=aa,{V}=X,headOf=(C)=>dV(aE.get(C),C.size,C.crc);if(V.blob){let end=0;const iX=aa.every((C)=>{const hL=C.at===end+headOf(C).length;end=C.at+C.size;return hL&&aE.get(C)===cL(C.B);});if(iX&&end===V.blob.size)return[V.blob];return aa.flatMap((C)=>[headOf(C),V.contentOf(C)]);}
    if(X.size>ci){const blob=await dN(X);return[headOf(X),blob];}
    const files=aa.map((C)=>({one:C.one,other:C.other,B:aE.get(C)}));const{blob,sums}=await run("pack",{files},{aQ:Math.max(...aa.map(({one})=>dR(one)))});aa.forEach((C,i)=>{C.crc=sums[i];});return[blob];}
    async function jC(O,progress){const dc=await showDirectoryPicker({mode:"readwrite"});let done=0;for await(const{blob,B}of jz(O)){const parts=B.split("/"),name=parts.pop();let folder=dc;for(const J of parts)folder=await folder.getDirectoryHandle(J,{create:true});const file=await folder.getFileHandle(await is(folder,name),{create:true});await blob.stream().pipeTo(await file.createWritable());progress(++done,O.length);}
    }
    async function is(folder,name){for(let number=1;;number++){const bt=number===1?name:eS(name,` (${number})`);try{await folder.getFileHandle(bt);}catch(error){if(error.name==="NotFoundError")return bt;if(error.name!=="TypeMismatchError")throw error;}
    }
    }
    const o={frame:null,picture:null,image:null,center:0,width:1,preset:"",bY:false,zoom:1,x:0,y:0,mode:"window",line:null,aS:null,ct:new Map(),};function jS(picture,frame,bP){Object.assign(o,{picture,frame,line:null,aS:null});if(bP){Object.assign(o,{zoom:1,x:0,y:0,bY:false});o.preset=picture.di?.length?"0":"range";}
    if(frame.aq&&o.preset!=="own")eZ(o.preset);df();de();cq();}
    function eZ(preset){const{picture,frame}=o,window=picture.di[Number(preset)];o.preset=preset;if(window&&preset!=="range"){o.center=window.center;o.width=Math.max(1,window.width);}else{const cI=[frame.low,frame.high].map((value)=>value*picture.slope+picture.en);const low=Math.min(...cI),high=Math.max(...cI);o.center=(low+high)/2+0.5;o.width=Math.max(1,high-low+1);o.preset="range";}
    }
    function ki(){const{picture,frame,center,width}=o,ax=new Uint32Array(65536);const et=Boolean(picture.et)!==o.bY;for(let i=0;i<65536;i++){const value=(i-frame.aU)*picture.slope+picture.en;const at=width>1?(value-center+0.5)/(width-1)+0.5:value<center-0.5?0:1;let bK=Math.max(0,Math.min(255,Math.round(at*255)));if(et)bK=255-bK;ax[i]=0xFF000000|bK<<16|bK<<8|bK;}
    return ax;}
    function cq(){const{frame,image}=o;if(!frame)return;image.width=frame.width;image.height=frame.height;const context=image.getContext("2d"),data=context.createImageData(frame.width,frame.height);if(frame.aV){data.data.set(frame.aV);for(let i=0;o.bY&&i<data.data.length;i++)if(i%4!==3)data.data[i]^=255;}else{const ax=ki(),bC=new Uint32Array(data.data.buffer),{aq}=frame;for(let i=0;i<aq.length;i++)bC[i]=ax[aq[i]];}
    context.putImageData(data,0,0);bf();}
    function dL(){const canvas=F("canvas"),{frame,picture}=o;const ed=picture.cf?picture.cf[0]/picture.cf[1]:1;const eX=ed>0.05&&ed<20?ed:1;const dO=o.zoom*Math.min(canvas.width/frame.width,canvas.height/(frame.height*eX));return{ad:dO,down:dO*eX,left:canvas.width/2+o.x-frame.width*dO/2,top:canvas.height/2+o.y-frame.height*dO*eX/2};}
    function bf(){const canvas=F("canvas"),context=canvas.getContext("2d"),{frame,image}=o;const an=Math.min(2,devicePixelRatio||1),box=canvas.getBoundingClientRect();canvas.width=Math.max(1,Math.round(box.width*an));canvas.height=Math.max(1,Math.round(box.height*an));context.fillStyle="#000";context.fillRect(0,0,canvas.width,canvas.height);if(!frame)return;const{ad,down,left,top}=dL();context.imageSmoothingEnabled=ad<4;context.imageSmoothingQuality="high";context.drawImage(image,left,top,frame.width*ad,frame.height*down);if(o.line)ia(context,an);if(o.aS)hZ(context,an);}
    function ia(context,an){const{ad,down,left,top}=dL(),{from,to}=o.line;const[x1,y1,x2,y2]=[left+from.x*ad,top+from.y*down,left+to.x*ad,top+to.y*down];for(const[color,width]of[["#000",4],["#ffd400",2]]){context.strokeStyle=color;context.lineWidth=width*an;context.beginPath();context.moveTo(x1,y1);context.lineTo(x2,y2);context.stroke();}
    const label=ga();context.font=`${14*an}px system-ui, sans-serif`;const dh=context.measureText(label).width+12*an,high=22*an;const x=Math.max(0,Math.min(context.canvas.width-dh,Math.max(x1,x2)+8*an));const y=Math.max(0,Math.min(context.canvas.height-high,(y1+y2)/2));context.fillStyle="#000";context.fillRect(x,y,dh,high);context.fillStyle="#ffd400";context.fillText(label,x+6*an,y+16*an);}
    function hZ(context,an){const{ad,down,left,top}=dL(),x=left+o.aS.x*ad,y=top+o.aS.y*down;context.strokeStyle="#ffd400";context.lineWidth=2*an;context.beginPath();for(const[dx,dy]of[[1,0],[0,1]]){context.moveTo(x-10*an*dx,y-10*an*dy);context.lineTo(x+10*an*dx,y+10*an*dy);}
    context.stroke();}
    function ga(){const{from,to}=o.line,{cf,cO}=o.picture,{P}=o.frame;const dx=(to.x-from.x)*P,dy=(to.y-from.y)*P;const dj=(value,dt)=>value.toLocaleString(language,{maximumFractionDigits:dt});if(!cf)return text("lengthPixels",dj(Math.hypot(dx,dy),0));const length=Math.hypot(dx*cf[1],dy*cf[0]);return text(cO?"lengthDetector":"length",dj(length,1));}
    function dK(I){const canvas=F("canvas"),box=canvas.getBoundingClientRect();const{ad,down,left,top}=dL(),an=canvas.width/box.width;return{x:((I.clientX-box.left)*an-left)/ad,y:((I.clientY-box.top)*an-top)/down};}
    function cA(ih){const zoom=Math.max(0.2,Math.min(40,o.zoom*ih)),by=zoom/o.zoom;Object.assign(o,{zoom,x:o.x*by,y:o.y*by});bf();}
    function gG(dx,dy){if(!o.frame?.aq)return;const gx=Math.max(1,o.width)/300;o.width=Math.max(1,o.width+dx*gx);o.center+=dy*gx;o.preset="own";df();cq();}
    function eC(dx,dy){const an=F("canvas").width/F("canvas").getBoundingClientRect().width;o.x+=dx*an;o.y+=dy*an;bf();}
    function hY(I){const br=o.ct.get(I.pointerId);if(!br||!o.frame)return;const dx=I.clientX-br.x,dy=I.clientY-br.y;if(o.ct.size===2){const[other]=[...o.ct].filter(([id])=>id!==I.pointerId).map(([,ah])=>ah);const bg=(ah)=>Math.hypot(ah.x-other.x,ah.y-other.y);cA(bg({x:I.clientX,y:I.clientY})/Math.max(1,bg(br)));eC(dx/2,dy/2);}else if(o.mode==="window"){gG(dx,dy);}else if(o.mode==="move"){eC(dx,dy);}else{o.line={from:o.line?.from??dK(I),to:dK(I)};bf();de();}
    o.ct.set(I.pointerId,{x:I.clientX,y:I.clientY});}
    function kf(I){const P=I.shiftKey?10:1,arrow={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[I.key];if(!o.frame||I.ctrlKey||I.metaKey||I.altKey)return false;if(I.key==="+"||I.key==="=")cA(1.25);else if(I.key==="-")cA(0.8);else if(I.key==="0")gp();else if(I.key==="i")invert();else if(I.key==="PageUp")ee(-1);else if(I.key==="PageDown")ee(1);else if(arrow&&o.mode==="window")gG(10*P*arrow[0],10*P*arrow[1]);else if(arrow&&o.mode==="move")eC(20*arrow[0],20*arrow[1]);else if(arrow)gd(P*arrow[0],P*arrow[1]);else if(I.key==="Enter"&&o.mode==="measure")jf();else return false;return true;}
    function gd(dx,dy){const{frame}=o,aS=o.aS??{x:frame.width/2,y:frame.height/2};o.aS={x:Math.max(0,Math.min(frame.width,aS.x+dx)),y:Math.max(0,Math.min(frame.height,aS.y+dy))};if(o.line?.ev)o.line.to=o.aS;bf();de();}
    function jf(){if(!o.aS)gd(0,0);if(o.line?.ev)o.line.ev=false;else o.line={from:o.aS,to:o.aS,ev:true};bf();de();}
    function de(){F("length").textContent=o.line?ga():"";}
    function invert(){o.bY=!o.bY;df();cq();}
    function gp(){Object.assign(o,{zoom:1,x:0,y:0,bY:false,line:null,aS:null});if(o.frame.aq)eZ(o.picture.di.length?"0":"range");df();de();cq();}
    function df(){const{picture,frame}=o,isGray=Boolean(frame.aq),preset=F("preset");for(const id of["preset","center","width"])F(id).closest("label").hidden=!isGray;F("invert").setAttribute("aria-pressed",String(o.bY));if(!isGray)return;const eH=picture.di.map(({center,width,name},i)=>
    U("option",name||`${center} / ${width}`,{value:String(i)}));preset.replaceChildren(...eH,U("option",text("wholeRange"),{value:"range"}),U("option",text("ownWindow"),{value:"own"}));preset.value=o.preset;const cI=[frame.low,frame.high].map((value)=>value*picture.slope+picture.en);const low=Math.min(...cI,o.center-o.width/2),high=Math.max(...cI,o.center+o.width/2);Object.assign(F("center"),{min:Math.floor(low),max:Math.ceil(high),value:o.center});Object.assign(F("width"),{min:1,max:Math.ceil(Math.max(2,high-low)),value:o.width});}
    function jM(){const canvas=F("canvas");o.image=document.createElement("canvas");canvas.addEventListener("pointerdown",(I)=>{canvas.setPointerCapture(I.pointerId);o.ct.set(I.pointerId,{x:I.clientX,y:I.clientY});if(o.mode==="measure"&&o.frame)o.line={from:dK(I),to:dK(I)};});canvas.addEventListener("pointermove",hY);for(const kind of["pointerup","pointercancel"]){canvas.addEventListener(kind,(I)=>o.ct.delete(I.pointerId));}
    canvas.addEventListener("wheel",(I)=>{I.preventDefault();if(I.ctrlKey)cA(I.deltaY<0?1.15:1/1.15);else ee(Math.sign(I.deltaY));},{passive:false});canvas.addEventListener("keydown",(I)=>{if(kf(I))I.preventDefault();});for(const mode of document.querySelectorAll("input[name=mode]")){mode.addEventListener("change",()=>{o.mode=mode.value;});}
    F("preset").addEventListener("change",({target})=>{if(target.value!=="own")eZ(target.value);df();cq();});for(const id of["center","width"]){F(id).addEventListener("input",({target})=>{o[id]=Number(target.value);o.preset=F("preset").value="own";cq();});}
    F("invert").addEventListener("click",invert);F("reset").addEventListener("click",gp);F("larger").addEventListener("click",()=>cA(1.25));F("smaller").addEventListener("click",()=>cA(0.8));new ResizeObserver(bf).observe(canvas);}
    const hp=new Set(["SR","DOC","KO","PR"]);const K={series:[],key:"",S:0,number:0,C:null,content:null,last:null,ae:0,dB:false};function gv(O){K.series=jE(O);F("exam").hidden=!O.length;jT(O);if(!O.length)return;if(!K.series.some(({key})=>key===K.key)){Object.assign(K,{key:K.series[0].key,S:0,number:0,C:null});}
    const gA=new Set(),buttons=F("series").getElementsByTagName("button");const im=[...buttons].indexOf(document.activeElement);F("series").replaceChildren(...K.series.flatMap((series)=>{const{summary:{modality,series:name,seriesNumber},O:files}=series;const title=[modality,name||(seriesNumber===undefined?"":text("seriesNumber",seriesNumber))]
    .filter(Boolean).join(" · ")||text("otherFile");const button=U("button",[U("b",title),U("span",cE(hp.has(modality)?"files":"images",files.length))],{"aria-pressed":String(series.key===K.key)});button.addEventListener("click",()=>{Object.assign(K,{key:series.key,S:0,number:0,C:null});gv(O);});const R=U("li",button),iK=!gA.has(series.summary.bR);gA.add(series.summary.bR);return iK&&K.iQ?[jZ(series.summary),R]:[R];}));buttons[im]?.focus();const files=cH(),S=K.dB?files.indexOf(K.C)
    :files[0]===K.C?0:-1;if(S<0&&!K.dB)K.S=0;if(S>=0)K.S=S;eT();if(S<0)ey(true);}
    function jT(O){const bQ=O.map(({summary})=>summary).filter(Boolean);const{size}=new Set(bQ.map(({id,patient})=>id||patient));K.iQ=new Set(bQ.map(({bR})=>bR)).size>1;F("patients").hidden=size<2;F("patients").textContent=text("patients",size);}
    function jZ({patient,id,date,study}){return U("li",[patient||id,ds(date??""),study].filter(Boolean).join(", ")||text("otherFile"),{class:"study"});}
    function cH(){return K.series.find(({key})=>key===K.key)?.O??[];}
    function ee(by){const ar=K.content?.ar??1;if(ar>1)dz(K.S,K.number+by);else dz(K.S+by,0);}
    function dz(S,number){const files=cH(),ar=K.content?.ar??1;const next=Math.max(0,Math.min(files.length-1,S));const frame=next===K.S?Math.max(0,Math.min(ar-1,number)):0;if(next===K.S&&frame===K.number)return;Object.assign(K,{S:next,number:frame,dB:true});eT();ey(false);}
    function eT(){const files=cH(),ar=K.content?.ar??1;for(const[id,A,at]of[["image",files.length,K.S],["frame",ar,K.number]]){const eW=F(id);eW.closest("label").hidden=A<2;Object.assign(eW,{min:1,max:A,value:at+1});F(`${id}Text`).textContent=text(`${id}Of`,at+1,A);eW.setAttribute("aria-valuetext",text(`${id}Of`,at+1,A));}
    F("canvas").setAttribute("aria-label",text("pictureName",text("imageOf",K.S+1,files.length)));}
    async function ey(bP){const bk=++K.ae,C=cH()[K.S];K.bP||=bP;if(K.fP||!C)return;K.fP=true;const show=(content,frame)=>{if(bk!==K.ae)return;gu(C,content,frame,K.bP);K.bP=false;};try{if(K.C!==C||!K.content){const content=await run("content",{blob:await dN(C,{urgent:true})},{urgent:true});Object.assign(K,{C,content});}
    const{content}=K,number=Math.min(K.number,(content.ar??1)-1);const frame=content.kind==="picture"
    ?await run("frame",{picture:content,number},{urgent:true}):null;show(content,frame);}catch(error){show({kind:"hidden",summary:C.summary,...K.content,...(error.verdict==="hidden"?{}:{verdict:error.verdict}),ar:1,failed:true},null);}
    K.fP=false;if(bk!==K.ae)ey(false);}
    function gu(C,content,frame,bP){K.last=[C,content,frame];F("picture").hidden=!frame;F("other").hidden=Boolean(frame);eT();if(frame)jS(content,frame,bP);else F("other").replaceChildren(...jl(C,content));jR(content.summary??{});}
    function jl(C,content){if(content.verdict)return[U("p",text(`verdict.${content.verdict}`))];if(content.kind==="report"){return[U("h3",content.title||text("report")),go(content.items)];}
    if(content.kind==="pdf"){const open=U("button",text("openPDF"));open.addEventListener("click",()=>window.open(URL.createObjectURL(content.pdf),"_blank","noopener"));const save=U("button",text("savePDF"));save.addEventListener("click",()=>eF(content.pdf,"document.pdf"));return[U("p",text("pdf")),U("p",[open,save],{class:"buttons"})];}
    return[U("p",text(content.kind==="none"?"noPicture":"hiddenPicture"))];}
    function go(items){return U("ul",items.map(({name,kind,value,items:children})=>U("li",[name?U("b",value?`${name}: `:name):"",kind==="DATE"?ds(value):value,...(children.length?[go(children)]:[]),])));}
    function jR(summary){const facts=[["patient",summary.patient],["patientID",summary.id],["born",ds(summary.born??"")],["date",ds(summary.date??"")],["modality",summary.modality],["study",summary.study],["seriesName",summary.series]];F("facts").replaceChildren(...facts.filter(([,value])=>value).map(([aj,value])=>
    U("div",[U("dt",text(aj)),U("dd",value)])));}
    function hS(){Object.assign(K,{key:"",C:null,content:null,last:null,ae:K.ae+1,dB:false});Object.assign(o,{frame:null,line:null,aS:null});for(const id of["facts","other","saved","sheetSaid","length"])F(id).replaceChildren();bf();}
    function jG(){F("image").addEventListener("input",({target})=>dz(Number(target.value)-1,0));F("frame").addEventListener("input",({target})=>dz(K.S,Number(target.value)-1));}
    function jU(exam){const problems=exam.bN?exam.problems.filter(({verdict})=>!verdict.startsWith("waiting")):exam.problems;F("problems").hidden=!problems.length;F("problemList").replaceChildren(...problems.map(({aj,verdict,ag,aE,A})=>{const[kg,...rest]=text(aj,ag).split("\n");const R=U("li",[U("p",U("b",kg)),...rest.map((line)=>U("p",line))]);const most=aE.length>51?50:51;const ab=U("ul",aE.slice(0,most).map((B)=>U("li",B)));if(aE.length>most)ab.append(U("li",text("andMore",aE.length-most)));R.append(A>3
    ?U("details",[U("summary",cE("files",aE.length)),ab]):ab);R.dataset.verdict=verdict;return R;}));}
    function jV(exam){const{bj,done}=exam.progress,O=exam.O,parts=[];F("progress").hidden=!exam.bN;Object.assign(F("progress"),{max:Math.max(1,bj+O.length),value:done+O.length});if(exam.bN)parts.push(text("working",done,bj));else if(bj&&!O.length)parts.push(text("nothingJoined"));if(O.length)parts.push(cE("joined",O.length));F("status").textContent=parts.join(" ");const bl=O.filter(({bz})=>!bz).length;F("inexact").hidden=!bl;F("inexact").textContent=cE("inexact",bl);const lengthened=exam.lengthened,most=lengthened.length>4?3:4;F("added").hidden=!lengthened.length;F("added").replaceChildren(...lengthened.slice(0,most).map(({B,u})=>
    U("p",cE("added",u.added,B))));if(lengthened.length>most)F("added").append(U("p",text("andMore",lengthened.length-most)));F("save").hidden=!O.length;F("clear").hidden=!bj&&!exam.aw.length;F("clear").disabled=exam.bN;F("saveFolder").hidden=!window.showDirectoryPicker;F("saveSize").textContent=text("size",hN(O.reduce((aL,{size})=>aL+size,0)));}
    function jH(source){let timer=0;const show=()=>{timer=0;jV(exam);jU(exam);gv(exam.O);document.body.dataset.state=exam.bN?"busy":"idle";};const exam=new gQ(()=>{document.body.dataset.state="busy";timer||=setTimeout(show,exam.progress.bj>20?250:30);});jL(()=>{gw();show();if(K.last)gu(...K.last,false);});try{jI(source);}catch(error){F("status").textContent=text("oldBrowser");return;}
    jM();jG();jF(exam);jK(exam);jJ(exam);F("clear").addEventListener("click",()=>{hS();exam.clear();});addEventListener("pageshow",({persisted})=>persisted&&location.reload());document.body.dataset.state="idle";}
    function jF(exam){addEventListener("dragover",(I)=>{I.preventDefault();document.body.classList.add("over");});addEventListener("dragleave",(I)=>{if(!I.relatedTarget)document.body.classList.remove("over");});addEventListener("drop",(I)=>{I.preventDefault();document.body.classList.remove("over");exam.be(ic(I.dataTransfer));});for(const id of["files","folder"]){const input=F(id);F(`${id}Button`).addEventListener("click",()=>input.click());input.addEventListener("change",()=>{const ft=[...input.files];input.value="";if(ft.length)exam.be(hR(ft));});}
    }
    function jK(exam){const cm=F("sheetText"),said=F("sheetSaid");F("sheetUse").addEventListener("click",()=>{try{const aw=gk(cm.value),{mistake}=aw;said.textContent=text("sheetTaken",aw.map(({label})=>label).filter(Boolean).join(", "));delete said.dataset.verdict;if(mistake)said.append("\n",text(`verdict.${mistake.verdict}`,mistake.ag));else cm.value="";exam.aw.push(...aw.map((aP)=>({B:text("sheetTitle"),aP})));exam.be([]);}catch(error){said.textContent=text(`verdict.${error.verdict}`,error.ag);said.dataset.verdict=error.verdict;cm.focus();}
    });}
    function jJ(exam){const saving=(save)=>async()=>{const buttons=[...F("save").querySelectorAll("button")];for(const button of buttons)button.disabled=true;try{await save((done,all)=>{F("saved").textContent=text("saving",done,all);});F("saved").textContent=text("saved");}catch(error){F("saved").textContent=error.name==="AbortError"?""
    :text(error.verdict?`verdict.${error.verdict}`:"saveFailed");}
    for(const button of buttons)button.disabled=false;};const all=()=>K.series.flatMap(({O})=>O);F("saveOne").addEventListener("click",saving(()=>saveOne(cH()[K.S])));F("saveAll").addEventListener("click",saving((progress)=>jD(all(),progress)));F("saveFolder").addEventListener("click",saving((progress)=>jC(all(),progress)));}
    if(typeof document==="undefined")dU();else jH(document.currentScript.textContent);})();
    """#
}
