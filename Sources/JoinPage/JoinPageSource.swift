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
    "use strict";(()=>{class aK extends Error{constructor(verdict,ah){super(verdict);this.verdict=verdict;this.ah=ah;}
    }
    function E(ej,verdict,ah){if(!ej)throw new aK(verdict,ah);}
    function av(blob,m,end){if(blob instanceof Uint8Array)return blob.slice(m,end);try{return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(m,end)));}catch(error){throw new aK("unreadable");}
    }
    const rooms={free:[],most:16<<20};function gs(size){const ay=rooms.free.findIndex(({byteLength})=>byteLength>=size&&byteLength<2*size);return ay<0?new ArrayBuffer(size):rooms.free.splice(ay,1)[0];}
    function fF(bo){if(!bo||bo.byteLength>rooms.most)return;rooms.free.unshift(bo);let left=rooms.most;rooms.free=rooms.free.filter(({byteLength})=>(left-=byteLength)>=0);}
    const gm=new Set();async function eL(blob){const{size}=blob;let reader;try{reader=blob.stream().getReader({mode:"byob"});}catch(error){return jw(blob);}
    let l=new Uint8Array(gs(size),0,0);gm.add(reader);try{for(let ae=0;ae<size;ae=l.byteOffset+l.length){const{value,done}=await reader.read(new Uint8Array(l.buffer,ae,size-ae),{min:size-ae});if(value)l=value;if(done)break;}
    }catch(error){throw new aK("unreadable");}finally{gm.delete(reader);}
    reader.cancel();return new Uint8Array(l.buffer,0,l.byteOffset+l.length);}
    function jw(blob){return new Promise((done,ik)=>{const reader=new FileReader();reader.onload=()=>done(new Uint8Array(reader[`result`]));reader.onerror=()=>ik(new aK("unreadable"));reader.readAsArrayBuffer(blob);});}
    async function jB(parts){const files=new Map(),runs=[];for(const J of parts)files.set(J.file,[...files.get(J.file)??[],J]);for(const[file,ab]of files){let run=null;for(const{m,end}of ab.sort((a,b)=>a.m-b.m)){if(m>run?.end||!run)runs.push(run={file,m,end});run.end=Math.min(file.size,Math.max(run.end,end));}
    }
    const ag=await eL(new Blob(runs.map(({file,m,end})=>file.slice(m,end))));let at=0;for(const{file,m,end}of runs){const run=ag.subarray(at,at+=Math.max(0,end-m));for(const J of files.get(file)){if(J.m>=m&&J.m<=end)J.l=run.subarray(J.m-m,J.end-m);}
    }
    return ag.buffer;}
    function bE(l,at){return l[at]<<8|l[at+1];}
    function al(l,at){return(l[at]<<24|l[at+1]<<16|l[at+2]<<8|l[at+3])>>>0;}
    function dg(l,at){const value=al(l,at)*2**32+al(l,at+4);return Number.isSafeInteger(value)?value:Infinity;}
    function fI(l){return Array.from(l,(byte)=>byte.toString(16).padStart(2,"0")).join("");}
    function bn(l){return String.fromCharCode(...l);}
    function cv(a,b){return a.length===b.length&&a.every((byte,S)=>byte===b[S]);}
    function cP(...parts){const l=new Uint8Array(parts.reduce((aM,J)=>aM+J.length,0));let at=0;for(const J of parts){l.set(J,at);at+=J.length;}
    return l;}
    function ex(l){return BigInt("0x"+(fI(l.slice().reverse())||"0"));}
    class ea{constructor(blob){this.blob=blob;this.m=0;this.ac=new Uint8Array(0);}
    l(m,end){if(m<this.m||end>this.m+this.ac.length){this.ac=av(this.blob,m,Math.max(end,m+65536));this.m=m;}
    return this.ac.subarray(m-this.m,end-this.m);}
    }
    class bF{static dJ=4<<20;constructor(){this.parts=[];this.V=null;this.ae=0;this.size=0;}
    write(l){this.size+=l.length;for(let at=0;at<l.length;){this.V??=new Uint8Array(Math.min(bF.dJ,Math.max(65536,this.size)));const A=Math.min(l.length-at,this.V.length-this.ae);this.V.set(l.subarray(at,at+A),this.ae);this.ae+=A;at+=A;if(this.ae===this.V.length)this.bw();}
    }
    bw(){if(this.ae)this.parts.push(new Blob([this.V.subarray(0,this.ae)]));this.V=null;this.ae=0;}
    ap(){this.bw();return new Blob(this.parts);}
    el(){return this.parts.length?this.ap():this.V?.slice(0,this.ae)??new Uint8Array(0);}
    }
    function*cZ(blob,dJ=2<<20){const size=cw(blob);for(let at=0;at<size;at+=dJ){yield av(blob,at,Math.min(at+dJ,size));}
    }
    function cw(blob){return blob.size??blob.length;}
    const hX=(()=>{const ax=new Int32Array(16*256);for(let n=0;n<256;n++){let c=n;for(let bit=0;bit<8;bit++)c=c&1?c>>>1^0xEDB88320:c>>>1;ax[n]=c;}
    for(let n=256;n<ax.length;n++)ax[n]=ax[n-256]>>>8^ax[ax[n-256]&255];return ax;})();function cG(l,crc=0){const t=hX;let c=~crc,at=0;for(;at<l.length&&l.byteOffset+at&3;at++)c=t[(c^l[at])&255]^c>>>8;const left=l.length-at;const words=left<16?[]:new Int32Array(l.buffer,l.byteOffset+at,left>>4<<2);for(let i=0;i<words.length;i+=4){const d=words[i+1],e=words[i+2],f=words[i+3];c^=words[i];c=t[3840|c&255]^t[3584|c>>>8&255]^t[3328|c>>>16&255]^t[3072|c>>>24]
    ^t[2816|d&255]^t[2560|d>>>8&255]^t[2304|d>>>16&255]^t[2048|d>>>24]
    ^t[1792|e&255]^t[1536|e>>>8&255]^t[1280|e>>>16&255]^t[1024|e>>>24]
    ^t[768|f&255]^t[512|f>>>8&255]^t[256|f>>>16&255]^t[f>>>24];}
    for(at+=4*words.length;at<l.length;at++)c=t[(c^l[at])&255]^c>>>8;return~c>>>0;}
    function hF(l,adler=1){let a=adler&0xFFFF,b=adler>>>16;for(let at=0;at<l.length;){const end=Math.min(at+3800,l.length);for(;at<end;at++){a+=l[at];b+=a;}
    a%=65521;b%=65521;}
    return(b<<16|a)>>>0;}
    function gi(A,dc){const values=[];for(let n=2;values.length<A;n++){let fS=true;for(let d=2;d*d<=n;d++)fS&&=n%d!==0;if(fS)values.push(jD(BigInt(n),dc));}
    return Int32Array.from(values);}
    function jD(n,dc){const dM=BigInt(dc),goal=n<<32n*dM;let low=0n,high=1n<<40n;while(high-low>1n){const cW=low+high>>1n;if(cW**dM<=goal)low=cW;else high=cW;}
    return Number(BigInt.asIntN(32,low));}
    const hA=gi(64,3);const hB=gi(8,2);class hy{constructor(){this.state=hB.slice();this.words=new Int32Array(64);this.block=new Uint8Array(64);this.ae=0;this.A=0;}
    update(l){this.A+=l.length;let at=0;if(this.ae){at=Math.min(64-this.ae,l.length);this.block.set(l.subarray(0,at),this.ae);this.ae+=at;if(this.ae<64)return;this.bt(this.block,0,64);this.ae=0;}
    const ag=at+((l.length-at)&~63);this.bt(l,at,ag);this.ae=l.length-ag;this.block.set(l.subarray(ag));}
    ap(){const A=this.A,pad=new Uint8Array((this.ae<56?56:120)-this.ae+8);pad[0]=0x80;const o=new DataView(pad.buffer);o.setUint32(pad.length-8,Math.floor(A/2**29));o.setUint32(pad.length-4,A*8>>>0);this.update(pad);const digest=new DataView(new ArrayBuffer(32));this.state.forEach((ak,i)=>digest.setInt32(4*i,ak));return new Uint8Array(digest.buffer);}
    bt(l,m,end){const w=this.words,k=hA,state=this.state;let[s0,s1,s2,s3,s4,s5,s6,s7]=state;for(let at=m;at<end;at+=64){for(let i=0,b=at;i<16;i++,b+=4){w[i]=l[b]<<24|l[b+1]<<16|l[b+2]<<8|l[b+3];}
    for(let i=16;i<64;i++){const x=w[i-15],y=w[i-2];const left=(x>>>7|x<<25)^(x>>>18|x<<14)^x>>>3;const ad=(y>>>17|y<<15)^(y>>>19|y<<13)^y>>>10;w[i]=((w[i-16]+w[i-7]|0)+left|0)+ad|0;}
    let a=s0,b=s1,c=s2,d=s3,e=s4,f=s5,g=s6,h=s7;for(let i=0;i<64;i++){const t0=(h+((e>>>6|e<<26)^(e>>>11|e<<21)^(e>>>25|e<<7))|0)
    +(g^e&(f^g))|0;const t1=(t0+k[i]|0)+w[i]|0;const t2=((a>>>2|a<<30)^(a>>>13|a<<19)^(a>>>22|a<<10))
    +(a&b|c&(a|b))|0;h=g;g=f;f=e;e=d+t1|0;d=c;c=b;b=a;a=t1+t2|0;}
    s0=s0+a|0;s1=s1+b|0;s2=s2+c|0;s3=s3+d|0;s4=s4+e|0;s5=s5+f|0;s6=s6+g|0;s7=s7+h|0;}
    state.set([s0,s1,s2,s3,s4,s5,s6,s7]);}
    }
    const gX=[3,4,5,6,7,8,9,10,11,13,15,17,19,23,27,31,35,43,51,59,67,83,99,115,131,163,195,227,258];const gY=[0,0,0,0,0,0,0,0,1,1,1,1,2,2,2,2,3,3,3,3,4,4,4,4,5,5,5,5,0];const gQ=[1,2,3,4,5,7,9,13,17,25,33,49,65,97,129,193,257,385,513,769,1025,1537,2049,3073,4097,6145,8193,12289,16385,24577];const gR=[0,0,0,0,1,1,2,2,3,3,4,4,5,5,6,6,7,7,8,8,9,9,10,10,11,11,12,12,13,13];const gO=[16,17,18,0,8,7,9,6,10,5,11,4,12,3,13,2,14,1,15];class aG extends Error{}
    function da(bc,fR=false){const cF=new Uint16Array(16),next=new Uint16Array(16);for(const length of bc)cF[length]++;cF[0]=0;let cT=0,left=1;for(let length=1;length<16;length++){left=2*left-cF[length];if(left<0)throw new aG();if(cF[length])cT=length;}
    if(left>0&&cT&&(fR||cT!==1))throw new aG();if(fR&&!cT)throw new aG();for(let length=1,code=0;length<16;length++){code=code+cF[length-1]<<1;next[length]=code;}
    const D=Math.max(1,cT),ax=new Uint16Array(1<<D);bc.forEach((length,Y)=>{if(!length)return;let code=next[length]++,reversed=0;for(let bit=0;bit<length;bit++,code>>=1)reversed=reversed<<1|code&1;for(let at=reversed;at<ax.length;at+=1<<length)ax[at]=Y<<4|length;});return{ax,mask:ax.length-1};}
    const io=(()=>{const bc=Array.from({length:288},(_,n)=>n<144?8:n<256?9:n<280?7:8);return[da(bc),da(new Array(32).fill(5))];})();class cB{constructor(pull,sink,limit){this.pull=pull;this.sink=sink;this.limit=limit;this.input=new Uint8Array(0);this.at=0;this.aY=0;this.ac=0;this.out=new Uint8Array(1<<18);this.end=0;this.flushed=0;this.bj=0;}
    byte(){while(this.at===this.input.length){this.input=this.pull();this.at=0;if(!this.input)throw new aG();}
    return this.input[this.at++];}
    D(A){while(this.ac<A){this.aY|=this.byte()<<this.ac;this.ac+=8;}
    const value=this.aY&(1<<A)-1;this.aY>>>=A;this.ac-=A;return value;}
    Y({ax,mask}){for(;;){const N=ax[this.aY&mask],length=N&15;if(length&&length<=this.ac){this.aY>>>=length;this.ac-=length;return N>>4;}
    if(this.ac>15)throw new aG();this.aY|=this.byte()<<this.ac;this.ac+=8;}
    }
    bw(){this.bj+=this.end-this.flushed;if(this.bj>this.limit)throw new aG();this.sink(this.out.subarray(this.flushed,this.end));if(this.end>32768){this.out.copyWithin(0,this.end-32768,this.end);this.end=32768;}
    this.flushed=this.end;}
    run(){for(let cM=0;!cM;){cM=this.D(1);const kind=this.D(2);if(kind===0)this.bi();else if(kind===1)this.coded(...io);else if(kind===2)this.coded(...this.readCodes());else throw new aG();}
    this.bw();this.aY>>>=this.ac&7;this.ac&=~7;}
    get hasMore(){if(this.ac)return true;while(this.input&&this.at===this.input.length){this.input=this.pull();this.at=0;}
    return this.input!==null;}
    bi(){this.D(this.ac&7);let A=this.D(16);if((this.D(16)^A)!==0xFFFF)throw new aG();while(A){if(this.out.length-this.end<65536)this.bw();this.out[this.end++]=this.ac?this.D(8):this.byte();const cU=Math.min(--A,this.input.length-this.at,this.out.length-this.end);if(this.ac||cU<=0)continue;this.out.set(this.input.subarray(this.at,this.at+cU),this.end);this.at+=cU;this.end+=cU;A-=cU;}
    }
    readCodes(){const cq=this.D(5)+257,distances=this.D(5)+1,A=this.D(4)+4;if(cq>286||distances>30)throw new aG();const X=new Uint8Array(19);for(let i=0;i<A;i++)X[gO[i]]=this.D(3);const code=da(X,true),bc=new Uint8Array(cq+distances);for(let i=0;i<bc.length;){const Y=this.Y(code);if(Y<16){bc[i++]=Y;continue;}
    if(Y===16&&i===0)throw new aG();const value=Y===16?bc[i-1]:0;const gG=Y===16?3+this.D(2):Y===17?3+this.D(3)
    :11+this.D(7);if(i+gG>bc.length)throw new aG();bc.fill(value,i,i+=gG);}
    if(!bc[256])throw new aG();return[da(bc.subarray(0,cq)),da(bc.subarray(cq))];}
    coded(cq,distances){const out=this.out;for(;;){if(out.length-this.end<300)this.bw();const Y=this.Y(cq);if(Y<256){out[this.end++]=Y;continue;}
    if(Y===256)return;if(Y>285)throw new aG();const length=gX[Y-257]+this.D(gY[Y-257]);const bg=this.Y(distances);if(bg>29)throw new aG();const fz=gQ[bg]+this.D(gR[bg]);if(fz>this.end)throw new aG();for(const end=this.end+length;this.end<end;this.end++){out[this.end]=out[this.end-fz];}
    }
    }
    }
    function iF(l){const input=[l],out=[];new cB(()=>input.pop()??null,(J)=>out.push(J.slice()),Infinity).run();return cP(...out);}
    const cC=(1n<<130n)-5n;const aN=1.5*2**74;const bG=2**-22;function gh(value){return Array.from({length:6},(_,i)=>Number(value>>BigInt(22*i)&0x3FFFFFn));}
    class hw{constructor(key){this.r=ex(key.subarray(0,16))&0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFFn;this.s=ex(key.subarray(16,32));this.one=gh(this.r);this.two=gh(this.r*this.r%cC);this.h=[0,0,0,0,0,0];}
    bh(l){const words=new Int32Array(l.buffer,l.byteOffset,l.length>>2);const[r0,r1,r2,r3,r4,r5]=this.one,[q0,q1,q2,q3,q4,q5]=this.two;const s1=20*r1,s2=20*r2,s3=20*r3,s4=20*r4,s5=20*r5;const t1=20*q1,t2=20*q2,t3=20*q3,t4=20*q4,t5=20*q5;let[h0,h1,h2,h3,h4,h5]=this.h;for(let i=0;i<words.length;i+=8){let w0=words[i],w1=words[i+1],w2=words[i+2],w3=words[i+3];const a0=h0+(w0&0x3FFFFF),a1=h1+((w0>>>22|w1<<10)&0x3FFFFF);const a2=h2+((w1>>>12|w2<<20)&0x3FFFFF),a3=h3+(w2>>>2&0x3FFFFF);const a4=h4+((w2>>>24|w3<<8)&0x3FFFFF),a5=h5+(w3>>>14|0x40000);w0=words[i+4];w1=words[i+5];w2=words[i+6];w3=words[i+7];const b0=w0&0x3FFFFF,b1=(w0>>>22|w1<<10)&0x3FFFFF;const b2=(w1>>>12|w2<<20)&0x3FFFFF,b3=w2>>>2&0x3FFFFF;const b4=(w2>>>24|w3<<8)&0x3FFFFF,b5=w3>>>14|0x40000;h0=a0*q0+a1*t5+a2*t4+a3*t3+a4*t2+a5*t1
    +(b0*r0+b1*s5+b2*s4+b3*s3+b4*s2+b5*s1);h1=a0*q1+a1*q0+a2*t5+a3*t4+a4*t3+a5*t2
    +(b0*r1+b1*r0+b2*s5+b3*s4+b4*s3+b5*s2);h2=a0*q2+a1*q1+a2*q0+a3*t5+a4*t4+a5*t3
    +(b0*r2+b1*r1+b2*r0+b3*s5+b4*s4+b5*s3);h3=a0*q3+a1*q2+a2*q1+a3*q0+a4*t5+a5*t4
    +(b0*r3+b1*r2+b2*r1+b3*r0+b4*s5+b5*s4);h4=a0*q4+a1*q3+a2*q2+a3*q1+a4*q0+a5*t5
    +(b0*r4+b1*r3+b2*r2+b3*r1+b4*r0+b5*s5);h5=a0*q5+a1*q4+a2*q3+a3*q2+a4*q1+a5*q0
    +(b0*r5+b1*r4+b2*r3+b3*r2+b4*r1+b5*r0);let c=h0+aN-aN,d=h3+aN-aN;h0-=c;h1+=c*bG;h3-=d;h4+=d*bG;c=h1+aN-aN;d=h4+aN-aN;h1-=c;h2+=c*bG;h4-=d;h5+=d*bG;c=h2+aN-aN;d=h5+aN-aN;h2-=c;h3+=c*bG;h5-=d;h0+=20*bG*d;c=h3+aN-aN;d=h0+aN-aN;h3-=c;h4+=c*bG;h0-=d;h1+=d*bG;}
    this.h=[h0,h1,h2,h3,h4,h5];}
    ap(l){const ag=l.length&~31;this.bh(l.subarray(0,ag));let h=this.h.reduce((aM,jf,i)=>aM+(BigInt(jf)<<BigInt(22*i)),0n);for(let at=ag;at<l.length;at+=16){const block=l.subarray(at,at+16);h=(h+ex(block)+(1n<<BigInt(8*block.length)))*this.r%cC;}
    h=(h%cC+cC)%cC+this.s;return Uint8Array.from({length:16},(_,i)=>Number(h>>BigInt(8*i)&0xFFn));}
    }
    const fc="(?:from|to|subject|date|message-id|received|return-path|mime-version|content-type|delivered-to|\
    dkim-signature|x-received|arc-seal|reply-to|sender):";const gT="(?:(?:From .*|\\d+ *)\r?\n)?(?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)*?";const gU={empty:/^$/,mangled:/^(\x89|\t|\xC2\x89|\xEF\xBF\xBD|\?)PNG[\r\n]/,JPEG:/^(\xFF\xD8\xFF|\xFFO\xFFQ|....(jP  |JXL )\r\n)/s,HEIC:/^....ftyp(hei[cx]|hevc|mif1|msf1|avif)/s,WebP:/^RIFF....WEBP/s,GIF:/^GIF8/,TIFF:/^(II\*\0|MM\0\*)/,BMP:/^BM....\0{4}/s,pdf:/^%PDF-/,dicom:/^.{128}DICM/s,packed:/^(PK(\x03\x04|\x05\x06)|\x1F\x8B|7z\xBC\xAF|Rar!\x1A\x07|\xFD7zXZ\0|BZh|\x28\xB5\x2F\xFD|.{257}ustar)/s,html:/^(\xEF\xBB\xBF)?\s*<(!doctype html|html|head|\?xml|script)/i,mail:new RegExp(`^(\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1|${gT}${fc}[^]*[\r\n]${fc})`,"i"),};function iq(file){const head=bn(av(file,0,4096));const[kind]=Object.entries(gU).find(([,hM])=>hM.test(head))??[];if(kind)return kind;return bn(av(file,32769,32774))==="CD001"?"packed":"";}
    const fi=Uint8Array.of(0x89,0x50,0x4E,0x47,0x0D,0x0A,0x1A,0x0A);const dm={0:1,2:3,3:1,4:2,6:4};const ht={0:[1,2,4,8,16],2:[8,16],3:[1,2,4,8],4:[8,16],6:[8,16]};const gL=[[0,0,8,8],[4,0,8,8],[0,4,4,8],[2,0,4,4],[0,2,2,4],[1,0,2,2],[0,1,1,2]];const hq=[[0,0,1,1]];const ha=1<<21;const hg=16;const ff=1<<28;function dr(l,at){return bn(l.subarray(at,at+4));}
    function jt(data){const[depth,color,hW,filter,bY]=data.subarray(8,13);const width=al(data,0),height=al(data,4);E(data.length===13&&width>0&&width<2**31&&height>0&&height<2**31
    &&(ht[color]??[]).includes(depth)&&hW===0&&filter===0
    &&bY<2,"damagedPNG");return{width,height,depth,color,bY};}
    function jx(file){const aI=new ea(file),picture={data:[],aZ:null,clear:null};const m=aI.l(0,8);if(!m.length||!cv(m,fi.subarray(0,m.length))){throw new aK("notPNG",iq(file));}
    let at=8,A=0,lastKind="";for(let kind="";kind!=="IEND";lastKind=kind){const head=aI.l(at,at+8);E(head.length===8,"truncated",file.size);const length=al(head,0);kind=dr(head,4);E(length<2**31&&/^[A-Za-z]{4}$/.test(kind)&&++A<ha,"damagedPNG");E(at+12+length<=file.size,"truncated",file.size);E(kind==="IHDR"?at===8:at>8,"damagedPNG");const fM=kind[0]<"a",co=kind==="tRNS"&&!picture.data.length;let body=new Uint8Array(0),isRight=true;if(fM||co){let crc=cG(aI.l(at+4,at+8));for(let from=at+8,end=at+8+length;from<end;from+=body.length){body=length<60000?aI.l(from,end):av(file,from,Math.min(end,from+65536));crc=cG(body,crc);}
    isRight=crc===al(aI.l(at+8+length,at+12+length),0);E(isRight||co,"damagedPNG");}
    if(kind==="IHDR"){Object.assign(picture,jt(body));}else if(kind==="PLTE"){E(!picture.aZ&&!picture.data.length&&length&&length%3===0&&length<=768
    &&picture.color!==0&&picture.color!==4,"damagedPNG");picture.aZ=body.slice();}else if(kind==="IDAT"){E(!picture.data.length||lastKind==="IDAT","damagedPNG");picture.data.push(at+8,at+8+length);}else if(kind==="IEND"){E(length===0,"damagedPNG");}else if(co&&isRight){const ec={0:[2,2],2:[6,6],3:[1,picture.aZ?.length/3]}[picture.color];E(ec&&length>=ec[0]&&length<=ec[1],"damagedPNG");picture.clear=body.slice();}else{E(!fM,"damagedPNG");}
    at+=12+length;}
    E(picture.data.length,"damagedPNG");picture.added=file.size-at;return picture;}
    function kg(kind,row,aW,P){const A=row.length;E(kind<=4,"damagedPNG");if(kind===1){for(let i=P;i<A;i++)row[i]+=row[i-P];}else if(kind===2){for(let i=0;i<A;i++)row[i]+=aW[i];}else if(kind===3){for(let i=0;i<A;i++)row[i]+=(i<P?0:row[i-P])+aW[i]>>1;}else if(kind===4){for(let i=0;i<A;i++){const a=i<P?0:row[i-P],b=aW[i],c=i<P?0:aW[i-P];const pa=Math.abs(b-c),pb=Math.abs(a-c),pc=Math.abs(a+b-c-c);row[i]+=pa<=pb&&pa<=pc?a:pb<=pc?b:c;}
    }
    }
    class hC{constructor(bx,P,be){this.bx=bx;this.P=P;this.be=be;this.aE=-1;this.nextPass();}
    nextPass(){const aE=this.bx[++this.aE];if(!aE)return;this.aW=new Uint8Array(aE.ao);this.row=new Uint8Array(aE.ao);this.ae=-1;this.line=0;}
    write(l){for(let at=0;at<l.length;){E(this.aE<this.bx.length,"damagedPNG");if(this.ae<0){this.filter=l[at++];this.ae=0;continue;}
    const A=Math.min(l.length-at,this.row.length-this.ae);this.row.set(l.subarray(at,at+A),this.ae);this.ae+=A;at+=A;if(this.ae<this.row.length)continue;kg(this.filter,this.row,this.aW,this.P);const aE=this.bx[this.aE];this.be(this.row,aE,this.line++);[this.row,this.aW]=[this.aW,this.row];this.ae=-1;if(this.line===aE.az)this.nextPass();}
    }
    get isComplete(){return this.aE===this.bx.length;}
    }
    function jr({width,height,depth,color,bY}){const jv=depth*dm[color];return(bY?gL:hq).map(([x,y,dx,dy])=>{const am=Math.ceil((width-x)/dx),az=Math.ceil((height-y)/dy);return{x,y,dx,dy,am,az,ao:Math.ceil(am*jv/8)};}).filter(({am,az})=>am>0&&az>0);}
    function iE(file,picture,size,lines){let bI=0,at=picture.data[0],adler=1;const pull=()=>{while(bI<picture.data.length&&at===picture.data[bI+1])at=picture.data[bI+=2];if(bI>=picture.data.length)return null;const end=Math.min(picture.data[bI+1],at+(1<<20));const l=aI(at,end);at=end;return l;};let ac=new Uint8Array(0),heldAt=0;const aI=(m,end)=>{if(m<heldAt||end>heldAt+ac.length){heldAt=m;ac=av(file,m,Math.max(end,m+(1<<20)));}
    return ac.subarray(m-heldAt,end-heldAt);};try{const bN=new cB(pull,(l)=>{adler=hF(l,adler);lines.write(l);},size);const head=bN.byte()<<8|bN.byte();E(head%31===0&&(head&0xF20)===0x800&&head>>12<8,"damagedPNG");bN.run();const aM=Array.from({length:4},()=>bN.D(8));E(lines.isComplete&&al(aM,0)===adler&&!bN.hasMore,"damagedPNG");}catch(error){throw error instanceof aG?new aK("damagedPNG"):error;}
    }
    function fx(file,ew){const picture=jx(file),{width,height,depth,color,bY}=picture;const bx=jr(picture);const size=bx.reduce((aM,{az,ao})=>aM+az*(1+ao),0);E(color!==3||picture.aZ,"damagedPNG");E(size<=hg*file.size+65536,"noShareHeader");E(Math.max(...bx.map((aE)=>aE.ao))<=ff,"noShareHeader");E(!bY||size<=2*ff,"noShareHeader");const P=Math.max(1,depth*dm[color]>>3);const bb=new gP(picture,ew);const ag=bY?new Uint8Array(width*height*P):null;const lines=new hC(bx,P,(row,aE,line)=>{const Q=depth<8?kh(row,aE.am,depth):row;if(!ag)return bb.row(Q);const m=((aE.y+line*aE.dy)*width+aE.x)*P;for(let i=0,to=m;i<Q.length;i+=P,to+=aE.dx*P){for(let k=0;k<P;k++)ag[to+k]=Q[i+k];}
    });iE(file,picture,size,lines);for(let y=0;ag&&y<height;y++){bb.row(ag.subarray(y*width*P,(y+1)*width*P));}
    return bb.ap();}
    function kh(row,am,depth){const Q=new Uint8Array(am),perByte=8/depth;for(let i=0;i<am;i++){Q[i]=row[i/perByte|0]>>8-depth*(1+i%perByte)&(1<<depth)-1;}
    return Q;}
    const dZ="DCMSHARE";class gP{constructor(picture,ew){this.picture=picture;this.Q=ew?new bF():null;this.dD=true;this.l=picture.depth===16?2:1;}
    row(row){const{color}=this.picture;let Q=row;if(color===3)Q=this.colored(row);else if(color===4||color===6)Q=this.withoutAlpha(row);else if(this.picture.clear)this.lookForClear(row);this.Q?.write(Q);}
    colored(row){const{aZ,clear}=this.picture,Q=new Uint8Array(3*row.length);for(let i=0,to=0;i<row.length;i++,to+=3){const S=row[i],from=3*S;E(from<aZ.length,"damagedPNG");if(clear&&S<clear.length&&clear[S]!==255)this.dD=false;Q[to]=aZ[from];Q[to+1]=aZ[from+1];Q[to+2]=aZ[from+2];}
    return Q;}
    withoutAlpha(row){const size=this.l,aL=size*(dm[this.picture.color]-1);const Q=new Uint8Array(row.length/(aL+size)*aL);for(let i=0,to=0;i<row.length;){for(let k=0;k<aL;k++)Q[to++]=row[i++];for(let k=0;k<size;k++)if(row[i++]!==255)this.dD=false;}
    return Q;}
    lookForClear(row){const{clear,depth,color}=this.picture,size=this.l;const aC=dm[color],P=size*aC;if(clear.length!==2*aC||depth<8)return;for(let i=0;i<row.length;i+=P){let co=true;for(let k=0;k<P;k++){co&&=row[i+k]===clear[2*Math.floor(k/size)+2-size+k%size];}
    if(co)this.dD=false;}
    }
    ap(){const{width,height,depth,color}=this.picture;const bb={width,height,D:color===3?8:depth,aC:color&2?3:1,added:this.picture.added};E(this.dD&&bb.D>=8,"noShareHeader");return this.Q?eI({...bb,blob:this.Q.ap()}):bb;}
    }
    function eI(bb){const{D,aC,blob}=bb;if(iz(blob))return bb;const bL=aC===3&&ge(blob,D/8,3);if(bL)return eI({...bb,aC:1,blob:bL});const gu=D===16&&ge(blob,1,2);return gu?eI({...bb,D:8,blob:gu}):bb;}
    function ge(blob,size,fu){const out=new bF(),P=size*fu;for(const l of cZ(blob,3<<20)){const X=new Uint8Array(l.length/fu);for(let i=0,to=0;i<l.length;i+=P){for(let k=0;k<P;k++)if(l[i+k]!==l[i+k%size])return null;for(let k=0;k<size;k++)X[to++]=l[i+k];}
    out.write(X);}
    return out.ap();}
    function iz(blob){return bn(av(blob,Math.max(0,blob.size-88),blob.size-80))===dZ;}
    const bW=120;const bV=65535,AROUND=17;const dk=15;const eZ=20;function gB(file,ag=file){const size=cw(file),end=size-eZ,tail=av(ag,Math.max(0,end-bW),size);if(tail.length<bW+eZ||al(tail,tail.length-4)!==0xAE426082)return null;const width=al(tail,44),height=al(tail,48),[D,aC]=tail.subarray(42,44);const ao=width*aC*D/8,A=height*(ao+1);const bt=Math.ceil(A/bV),m=end-A-bt*AROUND+2;if(ao<bW||D!==8&&D!==16||aC!==1&&aC!==3
    ||!(m>=33))return null;const u={file,width,height,D,aC,layout:{m,A,bt}};try{return gl(u,tail.subarray(0,bW));}catch(error){return null;}
    }
    function hS({width,height,D,aC,layout:{m}},l){E(m<=l.length&&cv(l.subarray(0,8),fi)&&dr(l,12)==="IHDR"
    &&al(l,8)===13&&cG(l.subarray(12,29))===al(l,29)
    &&al(l,16)===width&&al(l,20)===height
    &&al(l,24)===D*2**24+(aC-1)*2**16&&!l[28],"layout");let at=33;while(at<m){E(at+12<=m&&dr(l,at+4)==="tEXt","layout");at+=12+al(l,at);}
    E(at===m,"layout");}
    function dv({file,N}){return N?fB(file,N):file;}
    const ci=32<<20;async function eM(u){if(u.aP)return ie(u);if(!u.layout)return u.Q?u:ek(dv(u));if(!u.l)u={...u,file:dv(u),N:null};const{file,size,layout:{m}}=u,isSmall=size<=ci;const l=u.l??(isSmall?await eL(file):av(file,0,m));hS(u,l);if(!isSmall)return u;const Q=new Uint8Array(l.buffer,l.byteOffset+3&~3,size);return{...u,l:null,ac:eg({...u,l},0,size,Q)};}
    async function dT(one,other,dU){try{return await dU(...await Promise.all([eM(one),eM(other)]));}catch(error){if(error.verdict!=="layout")throw error;}
    return dU(...await Promise.all([one,other].map((u)=>
    u.layout?ek(dv(u)):eM(u))));}
    function eg(u,m,end,Q=null){if(end<=m)return new Uint8Array(0);if(u.ac)return u.ac.subarray(m,end);if(!u.layout)return av(u.Q,m,end);const{ao,layout:{m:X,A,bt}}=u;const line=(at)=>at+Math.floor(at/ao)+1;const dq=(ai)=>Math.floor(ai/bV);const ai=(at)=>X+dk+at+AROUND*dq(at);const from=line(m)-(m%ao?0:1),to=line(end-1)+1;const low=dq(from),high=dq(to-1);const cD=ai(low*bV)-dk,top=ai(to-1)+1;const l=u.l?.subarray(cD,top)??av(u.file,cD,top);E(l.length===top-cD,"truncated",cw(u.file));for(let k=low,at=dk;k<=high;k++,at+=bV+AROUND){const length=Math.min(bV,A-k*bV),cM=k===bt-1;const bI=k?at-13:at-dk;E(dr(l,bI+4)==="IDAT"&&(k||bE(l,at-7)===0x7801)
    &&al(l,bI)===length+5+(k?0:2)+(cM?4:0)
    &&l[at-5]===Number(cM)&&l[at-4]+256*l[at-3]===length
    &&l[at-2]+256*l[at-1]===(length^0xFFFF),"layout");}
    Q??=new Uint8Array(end-m);for(let at=m,to=0;at<end;){const fK=at%ao,row=Math.min(ao-fK,end-at);let cf=line(at);if(fK===0)E(l[ai(cf-1)-cD]===0,"layout");for(const gt=cf+row;cf<gt;){const J=Math.min(gt,(dq(cf)+1)*bV)-cf,source=ai(cf)-cD;Q.set(l.subarray(source,source+J),to);cf+=J;to+=J;}
    at+=row;}
    return Q;}
    function gl(u,aA){const{width,height,D,aC}=u;const ao=u.ao=width*aC*D/8;u.size=height*ao;E(bn(aA.subarray(32,40))===dZ&&aA[40],"noShareHeader");if(aA[40]!==1)throw new aK("newerVersion",String(aA[40]));u.banner=al(aA,52);u.bz=height-u.banner-Math.ceil(bW/ao);E(aA[42]===D&&aA[43]===aC&&al(aA,44)===width
    &&al(aA,48)===height&&(aA[41]===0x41||aA[41]===0x50)
    &&u.bz>=0,"geometryMismatch");u.aD=aA[41]===0x41?"archive":"patient";u.Z=aA.slice(0,32);u.H=fI(aA.subarray(56,72));u.key=aA.slice(72,104);u.tag=aA.slice(104);return u;}
    function ek(file){const{blob,...picture}=fx(file,true),size=blob.size;E(size>=bW,"noShareHeader");const aA=av(blob,size-bW,size);E(picture.D>8||!iN(aA),"savedWithEightBits");return gl({file,Q:blob,...picture},aA);}
    function iN(aA){const high=(text)=>[...text].filter((_,i)=>i%2===0).map((cd)=>cd.charCodeAt());return[...high(dZ),1,16].every((byte,i)=>Math.abs(byte-aA[76+i])<=1);}
    function eh(u){fx(dv(u),false);}
    function eq(u,key,progress){const gb=new hw(key),end=u.size-16,V=4<<20;for(let at=0;;at+=V){const l=eg(u,at,Math.min(at+V,end));if(at+V>=end)return cv(gb.ap(l),u.tag);gb.bh(l);progress?.(l.length);}
    }
    function jy(l,u){const{D,ao,bz}=u,M=2**D,W=ao*8/D;const ce=(ej)=>E(ej,"malformedPayload");const[as,k]=l,p=bE(l,2),q=bE(l,4),r=bE(l,6);const n=dg(l,8),L=dg(l,16),cx=al(l,24),b=al(l,28);ce(as<=3&&n<Infinity&&L<2**50&&cx<=bz);const aX=as===3?n-8*L:0;ce(aX>=0&&(as===3||n%8===0&&n<=8*L));const fJ=bz-cx,inside=(n-aX)/8;ce(L-inside<=cx*ao);if(as===0){ce(k===0&&p===0&&q===0&&r===0&&n===0&&b===0);}else if(as===2){ce(k>=1&&k<=16&&r===0&&cx===0&&n===8*L&&p<M&&q<M
    &&(b===0||(b-1)*(k+1)<n));}else{const s=(2**(k+1)-1)*q;ce(k<D&&b===0&&p<M&&q>=1&&q<=r&&q+s<=M&&r+s<=M
    &&(as===1||q+s<=r&&cx===0));}
    ce(n<=fJ*W*D);return{as,k,p,q,r,n,L,b,aX,inside,W,D,bM:fJ*W,cx};}
    class gM{constructor(limit){this.l=new Uint8Array(Math.ceil(limit/8)+4);this.A=0;this.aY=0;}
    push(value,D){this.aY=this.aY<<D|value;let ac=(this.A&7)+D,at=this.A>>>3;this.A+=D;for(;ac>=8;ac-=8)this.l[at++]=this.aY>>ac-8;this.aY&=(1<<ac)-1;}
    bit(S){const ag=this.A&~7;return S<ag?this.l[S>>>3]>>7-(S&7)&1
    :this.aY>>this.A-1-S&1;}
    from(m,ef){if(this.A&7)this.l[this.A>>>3]=this.aY<<8-(this.A&7);const shift=m&7,l=this.l.slice(m>>>3,(m>>>3)+ef+1);for(let i=0;shift&&i<ef;i++){l[i]=l[i]<<shift|(l[i+1]??0)>>8-shift;}
    return l.subarray(0,ef);}
    }
    class fk{constructor(Z){this.Z=Z;this.D=new gM(Z.n+32);this.fT=Z.as===1||Z.as===3;this.aW=this.fT?new Uint16Array(Math.min(Z.W,Z.bM)):null;this.ak=0;this.bm=0;this.asked=0;this.block=0;this.position=0;this.bt=0;}
    get isDone(){return this.D.A>=this.Z.n;}
    be(words){if(this.isDone)return;if(this.fT)this.unshift(words);else if(this.Z.as===2)this.syndromes(words);}
    unshift(words){const{p:a,q:T,r:G,k,n,W,aX,as,D}=this.Z,ab=this.D;const mask=2**D-1,j=k+1,s=(2**j-1)*T,window=T*2**j,end=G+s;const low=2**j-1,aW=this.aW,A=words.length;let i=0,bm=this.bm;for(;i<A&&this.ak<W;i++,this.ak++)aW[bm++]=words[i];if(bm===W)bm=0;for(;i<A&&ab.A<n;i++){const up=aW[bm];let d=words[i]-up-a&mask;if(d<window){ab.push(d&low,j);d>>=j;}else if(d<end){const ep=as===3&&d>=G;if(ep)E(this.asked<aX&&this.asked<ab.A,"malformedPayload");if(!ep||!ab.bit(this.asked))d-=s;if(ep)this.asked++;}
    aW[bm]=words[i]=up+a+d&mask;if(++bm===W)bm=0;}
    this.bm=bm;}
    syndromes(words){const{p:lo,q:hi,k,n,b,D}=this.Z,ab=this.D;const mask=2**D-1,range=hi-lo&mask;let j=this.bt<b?k+1:k;for(let i=0;i<words.length&&ab.A<n;i++){const v=words[i];if((v-lo&mask)<=range!==((v^1)-lo&mask)<=range)continue;this.position++;if(v&1)this.block^=this.position;if(this.position<2**j-1)continue;ab.push(this.block,j);this.block=this.position=0;j=++this.bt<b?k+1:k;}
    }
    }
    const cj=48<<20;const dY=4<<20;const he=2**31;function hL(one,other,progress){if(other.aP){if(eq(one,other.key,progress))return;eh(one);throw new aK("altered-archive");}
    const ad=[eq(one,other.key,progress),eq(other,one.key,progress)];if(!ad[0]||!ad[1]){for(const u of[one,other])eh(u);E(ad[0]||ad[1]||one.H===other.H,"differentPairs");E(ad[0]||ad[1]||one.aD!==other.aD,"sameHalfTwice");E(ad[0]||ad[1],"alteredOrUnrelated");const hK=ad[0]?one:other;throw new aK(hK.aD==="archive"?"altered-patient":"altered-archive");}
    E(one.aD!==other.aD&&one.H===other.H&&one.width===other.width
    &&one.D===other.D&&one.aC===other.aC
    &&one.bz===other.bz,"malformedPayload");}
    function je(l){const{length}=l;if((l.byteOffset|length)&3){const fv=new Uint8Array(length+3&~3);fv.set(l);l=fv;}
    return new Int32Array(l.buffer,l.byteOffset,l.length>>2);}
    function fX(one,other,from,to,sums=null){const[a,p]=[one,other].map((u)=>{const m=u.banner*u.ao,size=u.D/8;return je(eg(u,m+from*size,m+to*size));});sums??=new Int32Array(a.length);if(one.D===8){for(let i=0;i<a.length;i++){const x=a[i],y=p[i];sums[i]=(x&0x7F7F7F7F)+(y&0x7F7F7F7F)^(x^y)&0x80808080;}
    return new Uint8Array(sums.buffer,sums.byteOffset,to-from);}
    for(let i=0;i<a.length;i++){const x=(a[i]&0xFF00FF)<<8|a[i]>>>8&0xFF00FF;const y=(p[i]&0xFF00FF)<<8|p[i]>>>8&0xFF00FF;sums[i]=(x&0x7FFF7FFF)+(y&0x7FFF7FFF)^(x^y)&0x80008000;}
    return new Uint16Array(sums.buffer,sums.byteOffset,to-from);}
    async function gr(one,other,ch,be,bo=null,X=dY){const{bM,D}=ch.Z;let V=X;for(let at=0,end;at<bM;at=end){end=Math.min(at+V,bM);V=Math.min(2*V,dY*8/D);const words=fX(one,other,at,end,bo?.subarray(at*D/32));ch.be(words);if(await be(words)===false)return;}
    }
    class hv{constructor(Z){this.Z=Z;this.head=new Uint8Array(64);this.A=0;this.parts=[];}
    write(l){let at=0;if(this.A<64){at=Math.min(64-this.A,l.length);this.head.set(l.subarray(0,at),this.A);this.A+=at;if(this.A===64)this.readHead();}
    while(at<l.length){const J=this.parts.find((bu)=>bu.left>0);E(J,"malformedPayload");const A=Math.min(J.left,l.length-at);J.to?.write(l.subarray(at,at+A));J.left-=A;at+=A;}
    }
    readHead(){const{head,Z}=this,{D,as,bM}=Z,aX=head[1];const[B,aJ,cover,bp]=[bE(head,2),dg(head,4),dg(head,12),dg(head,20)];const fZ=al(head,28);E(head[0]===1&&aX<4&&cover<=bM*D/8&&cover%(D/8)===0
    &&(D===16||!(aX&2))&&(as===2||!(aX&1)),"malformedPayload");E(B+aJ+bp+fZ<=1032*Z.L,"malformedPayload");if(aJ+bp>he)throw new aK("tooLarge");this.B=new bF();this.aJ=new bF();this.bp=new bF();this.parts=[{left:B,to:this.B},{left:aJ,to:this.aJ},{left:bp,to:this.bp},{left:fZ,to:null}];Object.assign(this,{bA:!(aX&1),bP:Boolean(aX&2),cover,digest:head.slice(32,64),size:aJ+cover+bp});}
    ap(){E(this.A===64&&this.parts.every((J)=>J.left===0),"malformedPayload");this.B=new TextDecoder().decode(av(this.B.el()));this.aJ=this.aJ.el();this.bp=this.bp.el();return this;}
    }
    async function jz(one,other,Z){const ch=new fk(Z);await gr(one,other,ch,()=>!ch.isDone,null,1<<16);E(ch.isDone,"malformedPayload");let hidden=ch.D.from(Z.aX,Z.inside),left=Z.L-hidden.length;let at=Z.bM;const pull=()=>{if(hidden){const l=hidden;hidden=null;return l;}
    if(left===0)return null;const size=Z.D/8,A=Math.min(left,dY);const words=fX(one,other,at,at+Math.ceil(A/size));at+=words.length;left-=A;return fp(words).subarray(0,A);};const aT=new hv(Z);try{const bN=new cB(pull,(l)=>aT.write(l),Infinity);bN.run();E(!bN.hasMore,"malformedPayload");}catch(error){throw error instanceof aG?new aK("malformedPayload"):error;}
    return aT.ap();}
    function fp(words){if(words instanceof Uint8Array)return words;const l=new Uint8Array(2*words.length);for(let i=0,at=0;i<words.length;i++){l[at++]=words[i]>>8;l[at++]=words[i];}
    return l;}
    function im(words,bP){return words instanceof Uint16Array&&!bP?fp(words)
    :new Uint8Array(words.buffer,words.byteOffset,words.byteLength);}
    class gV{constructor({size,bA,bP},D){this.bA=bA;this.D=D;this.bP=bP;this.ag=bA&&size<=cj&&globalThis.crypto?.subtle?true:false;this.hash=this.ag?null:new hy();}
    add(l,es){if(this.ag)return;if(es&&!this.bA){l=l.slice();const P=this.D/8,X=P===2&&!this.bP?1:0;for(let i=X;i<l.length;i+=P)l[i]&=0xFE;}
    this.hash.update(l);}
    async ap(all){return this.ag?new Uint8Array(await crypto.subtle.digest("SHA-256",all)):this.hash.ap();}
    }
    async function eN(one,other,af){const joined=one.Z.map((byte,i)=>byte+other.Z[i]);const Z=jy(joined,one);const aT=await jz(one,other,Z);const{size,cover,bP,digest,bA,B}=aT;const hash=new gV(aT,one.D),small=size<=cj;const bs=cw(aT.aJ),words=Z.bM*one.D/8;const buffer=small?gs(Math.max(size,bs+words)+11&~3):null;const ag=small?new Uint8Array(buffer,-bs&3,size):null;const bo=small?new Int32Array(buffer,bs+3&~3,words+3>>2):null;const long=!small&&af?dF():null;let at=0,crc=0;const eK=async(l,es)=>{hash.add(l,es);if(!ag)crc=cG(l,crc);else if(l.buffer!==buffer)ag.set(l,at);await long?.write(l);at+=l.length;};for(const l of cZ(aT.aJ))await eK(l,false);let left=cover;if(left){await gr(one,other,new fk(Z),async(words)=>{const l=im(words,bP);const A=Math.min(left,l.length);await eK(l.subarray(0,A),true);left-=A;return left>0;},bo);}
    for(const l of cZ(aT.bp))await eK(l,false);E(cv(await hash.ap(ag),digest),"digestMismatch");if(ag)crc=af?cG(ag):null;return{l:ag,blob:await long?.ap(),crc,B,bA,size,aJ:aT.aJ};}
    function dF(){const{readable,writable}=new TransformStream();const blob=new Response(readable).blob(),writer=writable.getWriter();blob.catch(()=>{});return{write:(l)=>writer.write(l),ap:async()=>{await writer.close();return blob;},};}
    const dp="0123456789ABCDEFGHJKMNPQRSTVWXYZ",SHEET_MAGIC="DCMSHARESHEET";const hh=1<<18;function ke(Y,dM){for(let left=dM%31;left;left--)Y=Y<<1^(Y&16?0x25:0);return Y;}
    function dS(aj,P){return aj.reduce((aM,Y,ai)=>aM^ke(Y,P*ai),0);}
    function gE(ak){return[...ak.replace(/[a-z]/g,(cd)=>cd.toUpperCase()).replace(/O/g,"0")
    .replace(/[IL]/g,"1")].map((cd)=>dp.indexOf(cd));}
    function dC(aj){return aj.length===20&&!aj.includes(-1)&&!dS(aj,0)&&!dS(aj,1);}
    function eu(aj){return aj.length>=12&&aj.length<=14&&!aj.includes(-1)
    &&aj.slice(12).every((Y)=>Y<10);}
    function dP(label,code){const dI=[];for(let line=0;line<3;line++){const aj=code.slice(20*line,20*line+20);E(dC(aj),`sheet-code-${line+1}`);dI.push(...aj.slice(0,18));}
    const X=dI.slice(0,52);const D=X.map((Y)=>Y.toString(2).padStart(5,"0")).join("");E(dI[52]===dS(X,1)&&D.endsWith("0000"),"sheet-code-3");E(!label||eu(label)&&dI[53]===dS([...label,...X],2),"sheet-label");const key=Uint8Array.from({length:32},(_,i)=>parseInt(D.slice(8*i,8*i+8),2));const bn=(label??[]).map((Y)=>dp[Y]).join("");return{key,code,label:bn.replace(/^(.{4})(.{4})(.{4})(.*)$/,"$1-$2-$3-$4").replace(/-$/,"")};}
    function er(lines){return lines.length===3&&lines.every(({length})=>Math.abs(length-20)<=5);}
    function gv(aj,iH){let cl=-1,guess;for(const length of[12,13,14,0]){const code=aj.slice(length,length+60);try{return dP(length?aj.slice(0,length):null,code);}catch(error){const ad=[0,20,40].filter((at)=>dC(code.slice(at,at+20))).length;if(ad>cl)[cl,guess]=[ad,error];}
    }
    const iT=Math.abs(aj.length-60)<5&&!aj.includes(-1);E(iH||cl>0||iT,"noSheet");throw guess;}
    function fQ(ak){const af=`${SHEET_MAGIC}1`,{length}=ak,least=Math.min(length,af.length);if(Math.abs(length-af.length)>1)return false;let m=0,end=0;while(m<least&&ak[m]===af[m])m++;while(end<least&&ak[length-1-end]===af[af.length-1-end])end++;return least-m-end<=(length===af.length?2:0);}
    const hj=64;function iR(lines,aw){const bn=lines.flat().slice(0,89).map((Y)=>dp[Y]??"-").join(""),code=bn.slice(0,60);return!aw.some((aP)=>[0,20,40].some((at)=>
    bn.includes(aP.code.slice(at,at+20).map((Y)=>dp[Y]).join(""))))
    &&(lines.some(dC)||code.length>39&&code.split("-").length<7&&/^.{0,19}[2-9].{20,}[2-9]/.test(code)&&code.split(/[2-9]/).length>8);}
    function gk(content){const lines=content.split(/[\r\n\v\f\x85\u2028\u2029]+/).map((line)=>line.replace(/^[>|\s]+/,"")
    .replace(/[\s\p{Dash}\p{DI}\uFEFF\uFFFD]/gu,"")).filter(Boolean);const words=lines.map((line)=>line.toUpperCase()),aj=lines.map(gE);const ay=[],torn=[];const fH=[...words.keys()].filter((at)=>words[at].includes(SHEET_MAGIC)||fQ(words[at]));for(const[i,number]of fH.slice(0,hj).entries()){const ak=words[number],at=ak.indexOf(SHEET_MAGIC),rest=gE(ak.slice(at+SHEET_MAGIC.length));try{E(at>=0,"sheet-header");const aP=jR(rest,aj.slice(number+1,number+99));if(!ay.some(({key})=>cv(key,aP.key)))ay.push(aP);}catch(error){torn.push({error,lines:[rest.slice(1),...aj.slice(number+1,fH[i+1])]});}
    }
    ay.mistake=torn.find(({error,lines})=>error.ah||iR(lines,ay))?.error;if(ay.length)return ay;if(torn.length)throw torn.at(-1).error;const aI=words.concat(words.slice(1).map((ak,i)=>words[i]+ak));E(!aI.some(fQ),"sheet-header");const stream=aj.flat();if(er(aj))return[dP(null,stream)];if(eu(aj[0]??[])&&er(aj.slice(1)))return[dP(aj[0],aj.slice(1).flat())];E(stream.length>55&&stream.length<77,"noSheet");return[gv(stream,false)];}
    function jR(rest,dw){const code=dw.slice(1,4),[version]=rest,eo=rest.length===1;if(eo&&version===1&&er(code)){code.forEach((line,i)=>E(dC(line),`sheet-code-${i+1}`));E(eu(dw[0]),"sheet-label");return dP(dw[0],code.flat());}
    const stream=[...rest,...dw.flat()];if(stream[0]===1){try{return gv(stream.slice(1),true);}catch(error){E(eo||rest.length>2,"sheet-header");throw error;}
    }
    if(eo&&version>=2&&version<=9)throw new aK("newerSheet",String(version));throw new aK("sheet-header");}
    function sheetText(l){const dh={0xFFFE:"utf-16le",0xFEFF:"utf-16be"}[l[0]<<8|l[1]];E(dh||!l.includes(0),"noSheet");const content=new TextDecoder(dh).decode(l);return content.replace(/(\nContent-Transfer-Encoding:\s*base64.*?\r?\n\r?\n)([\w+/=\r\n]+)/gis,(all,head,body)=>{try{return`${head}${atob(body.replace(/\s/g,""))}\n`;}catch(error){return all;}
    });}
    function jT(l,cN){try{return gk(sheetText(l));}catch(error){if(error.verdict==="noSheet"&&!cN)return null;throw error;}
    }
    async function iA(key,message){const eO=await crypto.subtle.importKey("raw",key,{name:"HMAC",hash:"SHA-256"},false,["sign"]);return new Uint8Array(await crypto.subtle.sign("HMAC",eO,message));}
    const fn=(value)=>new TextEncoder().encode(value);async function jS({key},archive){const{width,D,aC,ao,bz,H}=archive;const id=Uint8Array.from(H.match(/../g),(byte)=>parseInt(byte,16));const jg=(await iA(key,cP(fn("dicomshare sheet pair"),id.subarray(0,8)))).subarray(0,8);return archive.aD==="archive"&&cv(jg,id.subarray(8))?{aP:key,id,aD:"patient",banner:0,width,D,aC,ao,bz,H,size:ao*bz}:null;}
    async function ie(u){const eO=await crypto.subtle.importKey("raw",u.aP,"HKDF",false,["deriveBits"]);const fy=(info)=>crypto.subtle.deriveBits({name:"HKDF",hash:"SHA-256",salt:u.id,info:fn(`dicomshare sheet ${info}`)},eO,256);const stream=await crypto.subtle.importKey("raw",await fy("stream"),"AES-CTR",false,["encrypt"]);const bf=async(at,A)=>{const counter=new Uint8Array(16);new DataView(counter.buffer).setBigUint64(8,BigInt(at/16));return new Uint8Array(await crypto.subtle.encrypt({name:"AES-CTR",counter,length:64},stream,new Uint8Array(A)));};const{size}=u,X=size-size%16,end=await bf(X,48);const fA={...u,key:new Uint8Array(await fy("check")),Z:end.slice(size-X,size-X+32)};if(size<=ci)return{...fA,ac:await bf(0,size)};const Q=dF();for(let at=0;at<size;at+=4<<20)await Q.write(await bf(at,Math.min(4<<20,size-at)));return{...fA,Q:await Q.ap()};}
    const gZ=new Set("OB OD OF OL OV OW SQ SV UC UN UR UT UV".split(" "));const hx=new Set("0040A730 0040A043 0040A168 0040A300 004008EA 52009229 52009230 00289110 \
    00289132 00289145 00186011".split(" "));const hc=500000;const hb=32;const aB=0xFFFFFFFF;const dW="1.2.840.10008.1.2.1.99";const fa="1.2.840.10008.1.2.2";const dl="1.2.840.10008.1.2";const hp=new Set([dl,"1.2.840.10008.1.2.1",fa,dW]);const JPEG=new Set(["1.2.840.10008.1.2.4.50","1.2.840.10008.1.2.4.51"]);const hd=2**28;const gN={"ISO_IR 100":"iso-8859-1","ISO_IR 101":"iso-8859-2","ISO_IR 109":"iso-8859-3","ISO_IR 110":"iso-8859-4","ISO_IR 144":"iso-8859-5","ISO_IR 127":"iso-8859-6","ISO_IR 126":"iso-8859-7","ISO_IR 138":"iso-8859-8","ISO_IR 148":"iso-8859-9","ISO_IR 203":"iso-8859-15","ISO_IR 13":"shift_jis","ISO_IR 166":"windows-874","ISO_IR 192":"utf-8","GB18030":"gb18030","GBK":"gbk","ISO_IR 87":"iso-2022-jp","ISO_IR 159":"iso-2022-jp","ISO_IR 149":"euc-kr","ISO_IR 58":"gb18030"};class dX{constructor(file,elements){this.file=file;this.elements=elements;}
    has(tag){return this.elements.has(tag);}
    l(tag){const U=this.elements.get(tag);if(!U||U.items)return new Uint8Array(0);return this.file.aI.l(U.m,Math.min(U.end,U.m+65536));}
    items(tag){return this.elements.get(tag)?.items??[];}
    text(tag){return this.file.decode(this.l(tag)).replace(/[\0 ]+$/,"");}
    line(tag){return this.text(tag).replace(/[\x00-\x1F\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g," ")
    .trim().slice(0,200);}
    numbers(tag){return this.text(tag).split("\\").map((J)=>J.trim()?Number(J):NaN);}
    number(tag){const[value]=this.numbers(tag);return Number.isFinite(value)?value:undefined;}
    shorts(tag,cc=false){const l=this.l(tag).slice(),o=new DataView(l.buffer);return Array.from({length:l.length>>1},(_,i)=>cc
    ?o.getInt16(2*i,this.file.bB):o.getUint16(2*i,this.file.bB));}
    short(tag){return this.shorts(tag)[0];}
    double(tag){const l=this.l(tag).slice();return l.length>=8?new DataView(l.buffer).getFloat64(0,this.file.bB):undefined;}
    }
    class fb{constructor(blob){this.blob=blob;this.aI=new ea(blob);this.bB=true;this.cp=true;this.decoder=new TextDecoder("iso-8859-1");this.bT=dl;this.left=hc;let at=0;if(this.name(128,132)==="DICM")at=this.readMeta(132);else if(bE(this.aI.l(0,2),0)===0x0200)at=this.readMeta(0);else this.cp=/^[A-Z]{2}$/.test(this.name(4,6));this.cm=this.read(at);const jQ=this.cm.text("00080005").split("\\").map((name)=>name.trim());const label=gN[(jQ.find(Boolean)??"").replace("ISO 2022 IR","ISO_IR")];if(label)this.decoder=new TextDecoder(label);this.iP=label==="euc-kr";}
    name(m,end){return bn(this.aI.l(m,end));}
    decode(l){const text=this.decoder.decode(l);return text.replace(/\x1B[$()\-,].{1,2}/g,(ay)=>this.iP||ay?"":ay);}
    readMeta(m){const elements=new Map(),end=this.walk(m,cw(this.blob),0,elements,true);this.meta=new dX(this,elements);this.bT=this.meta.text("00020010").trim()||dl;if(this.bT===dW){const fq=new bF();const bd=cZ(this.blob.slice(end));new cB(()=>bd.next().value??null,(l)=>fq.write(l),hd).run();this.blob=fq.ap();this.aI=new ea(this.blob);this.meta=null;}
    this.cp=this.bT!==dl;this.bB=this.bT!==fa;return this.bT===dW?0:end;}
    read(at){const elements=new Map();try{this.walk(at,cw(this.blob),0,elements,false);}catch(error){if(!(error instanceof RangeError))throw error;}
    return new dX(this,elements);}
    header(at){const head=this.aI.l(at,at+12),o=new DataView(head.buffer,head.byteOffset,head.length);if(head.length<8)throw new RangeError("ends within an element");const cR=this.bB,aa=o.getUint16(0,cR),number=o.getUint16(2,cR);const tag=(aa*65536+number).toString(16).toUpperCase().padStart(8,"0");let vr="",length,size=8;if(aa===0xFFFE||!this.cp){length=o.getUint32(4,cR);}else{vr=String.fromCharCode(head[4],head[5]);if(gZ.has(vr)){if(head.length<12)throw new RangeError("ends within an element");length=o.getUint32(8,cR);size=12;}else{length=o.getUint16(6,cR);}
    }
    return{tag,vr,m:at+size,length};}
    walk(at,end,depth,elements,iQ){if(depth>hb)throw new RangeError("too deep");while(at+8<=end){if(--this.left<0)throw new RangeError("too many elements");const{tag,vr,m,length}=this.header(at);if(iQ&&!tag.startsWith("0002"))return at;if(tag==="FFFEE00D")return m;if(tag==="7FE00010"||tag==="7FE00008"||tag==="7FE00009"){if(depth===0)elements.set(tag,{m,end:length===aB?end:m+length,iK:length===aB});if(depth===0||length===aB)return end;}
    if(length===aB||hx.has(tag)&&(vr==="SQ"||vr==="")){const items=[],wasExplicit=this.cp;if(vr==="UN")this.cp=false;at=this.walkItems(m,length===aB?end:Math.min(end,m+length),depth,items);this.cp=wasExplicit;elements.set(tag,{items});}else{at=m+length;elements.set(tag,{vr,m,end:Math.min(at,end)});}
    }
    return at;}
    walkItems(at,end,depth,items){while(at+8<=end){const{tag,m,length}=this.header(at);if(tag==="FFFEE0DD")return m;if(tag!=="FFFEE000")throw new RangeError("no item");const elements=new Map(),itemEnd=length===aB?end:Math.min(end,m+length);const kb=this.walk(m,itemEnd,depth+1,elements,false);at=length===aB?kb:itemEnd;items.push(new dX(this,elements));}
    return at;}
    }
    function gf(value){const[hH="",iB=""]=value.split("=");const dj=(aa)=>{const[il="",iw="",cW="",aJ="",bp=""]=aa.split("^")
    .map((J)=>J.trim());const X=[aJ,iw,cW].filter(Boolean).join(" ");return[il,X,bp].filter(Boolean).join(", ");};return[dj(hH),dj(iB)].filter(Boolean).join(" / ");}
    function gD(file){const d=file.cm,position=d.numbers("00200032"),bk=d.numbers("00200037");let bH;if(position.length===3&&bk.length===6){const[a,b,c,x,y,z]=bk;const jj=[b*z-c*y,c*x-a*z,a*y-b*x];bH=jj.reduce((aM,J,i)=>aM+J*position[i],0);}
    return{patient:gf(d.line("00100010")),id:d.line("00100020"),born:d.line("00100030"),date:d.line("00080020")||d.line("00080021"),modality:d.line("00080060"),study:d.line("00081030"),series:d.line("0008103E"),bS:d.line("0020000D"),eP:d.line("0020000E"),seriesNumber:d.number("00200011"),dA:d.number("00200013"),bH:Number.isFinite(bH)?bH:undefined,bk:bk.length===6?bk.map((J)=>J.toFixed(3)).join():"",};}
    function go(cm,left={A:5000}){return cm.items("0040A730").slice(0,2000).filter(()=>--left.A>0).map((R)=>{const gc=(tag)=>R.items(tag)[0]?.line("00080104")??"";const[eA]=R.items("0040A300");let value="";if(eA){const bU=eA.items("004008EA")[0];const sign=bU?bU.line("00080100")||bU.line("00080104"):"";value=[eA.line("0040A30A"),sign==="1"?"":sign].filter(Boolean).join(" ");}
    value||=gc("0040A168")||R.text("0040A160").slice(0,20000)
    ||gf(R.line("0040A123"))||R.line("0040A121")||R.line("0040A122")
    ||R.line("0040A120")||R.line("0040A124");return{name:gc("0040A043"),kind:R.line("0040A040"),value,items:go(R,left)};}).filter(({name,value,items})=>name||value||items.length);}
    const hf=2**28;const hk=8192;function contentOf(blob){const file=new fb(blob),d=file.cm,summary=gD(file);const pdf=d.elements.get("00420011");if(pdf&&d.line("00420012")==="application/pdf"){return{kind:"pdf",summary,pdf:file.blob.slice(pdf.m,pdf.end,"application/pdf")};}
    if(d.has("0040A730")){return{kind:"report",summary,title:d.items("0040A043")[0]?.line("00080104")??"",items:go(d)};}
    const bD=d.elements.get("7FE00010");if(!bD)return{kind:d.has("7FE00008")||d.has("7FE00009")?"hidden":"none",summary};return{summary,...ju(file,bD)};}
    function ju(file,bD){const d=file.cm,cc=d.short("00280103")===1;const ar=Math.max(1,Math.floor(d.number("00280008")??1));const picture={kind:"picture",blob:file.blob,az:d.short("00280010"),am:d.short("00280011"),ar,Q:d.short("00280002")??1,bC:d.line("00280004"),D:d.short("00280100"),bi:d.short("00280101")??d.short("00280100"),cc,gg:d.short("00280006")??0,bB:file.bB||d.short("00280100")===8,m:bD.m,end:bD.end,et:d.line("00280004")==="MONOCHROME1"||d.line("20500020")==="INVERSE",padding:d.shorts("00280120",cc)[0],};picture.high=d.short("00280102")??picture.bi-1;Object.assign(picture,hZ(d),ka(d));const{az,am,Q,D,bi,bC}=picture;const iW=az&&am&&az*am<=hf&&ar<=100000
    &&[1,8,16].includes(D)&&bi>=1&&bi<=D&&picture.high<D
    &&(Q===1||Q===3&&D===8);if(!iW)return{...picture,kind:"hidden"};if(bD.iK){if(!JPEG.has(file.bT))return{...picture,kind:"hidden"};return{...picture,...ih(file,bD.m,ar)};}
    if(!hp.has(file.bT)&&file.bT.startsWith("1.2.840.10008.1.2.4")){return{...picture,kind:"hidden"};}
    picture.aZ=bC==="PALETTE COLOR"?jq(d):null;if(bC==="PALETTE COLOR"&&!picture.aZ)return{...picture,kind:"hidden"};const js=Q===3?(bC==="YBR_FULL_422"?16:24):D;picture.cK=Math.ceil(az*am*js/8);if(D===1)picture.cK=az*am/8;picture.ar=Math.min(ar,Math.floor((picture.end-picture.m)/picture.cK));return picture.ar?picture:{...picture,kind:"hidden"};}
    function hZ(d){const aH=[d,...d.items("52009229"),...d.items("52009230").slice(0,1)];const ct=aH.flatMap((aa)=>[aa,...aa.items("00289145"),...aa.items("00289132")]);const find=(tag)=>ct.find((ai)=>ai.has(tag));const hQ=find("00281050")?.numbers("00281050")??[];const kk=find("00281051")?.numbers("00281051")??[];const names=find("00281055")?.text("00281055").split("\\")??[];const di=hQ.map((center,i)=>({center,width:kk[i],name:(names[i]??"").trim().slice(0,30)}))
    .filter(({center,width})=>Number.isFinite(center)&&width>=1).slice(0,8);const slope=find("00281053")?.number("00281053")||1;return{di,slope,en:find("00281052")?.number("00281052")??0};}
    function ka(d){const ji=[d,...[...d.items("52009229"),...d.items("52009230").slice(0,1)]
    .flatMap((aa)=>aa.items("00289110"))];const ai=ji.find((bu)=>bu.has("00280030"));let[down,ad]=ai?.numbers("00280030")??[],cO=false;if(!(down>0&&ad>0)){[down,ad]=d.numbers("00181164");cO=true;}
    if(!(down>0&&ad>0)){const gn=d.items("00186011"),[region]=gn;cO=false;if(gn.length===1&&region.short("00186024")===3&&region.short("00186026")===3){down=Math.abs(region.double("0018602E"))*10;ad=Math.abs(region.double("0018602C"))*10;}
    }
    return down>0&&ad>0?{cg:[down,ad],cO}:{};}
    function jq(d){const gF=["1","2","3"].map((n)=>{const[A=0,X=0,D=16]=d.shorts(`0028110${n}`),words=d.l(`0028120${n}`);const entries=A||65536;if(!words.length||words.length<entries*(D===8?1:2))return null;const iG=D===8&&words.length<2*entries;const values=iG?words:d.shorts(`0028120${n}`);return{X,values:Uint8Array.from({length:entries},(_,i)=>D===8?values[i]:values[i]>>8)};});return gF.every(Boolean)?gF:null;}
    function ih(file,m,ar){const bK=[],aI=file.aI;let at=m,cY=null;for(;;){const{tag,m:from,length}=file.header(at);if(tag!=="FFFEE000"||length===aB||bK.length>200000)break;if(!cY){const ax=aI.l(from,Math.min(from+length,from+4*ar)).slice();const o=new DataView(ax.buffer);cY=Array.from({length:ax.length>>2},(_,i)=>o.getUint32(4*i,true));m=from+length;}else{bK.push([from,Math.min(from+length,file.blob.size)]);}
    at=from+length;if(at+8>file.blob.size)break;}
    let ab;if(ar===1)ab=[bK];else if(bK.length===ar)ab=bK.map((is)=>[is]);else if(cY?.length===ar){ab=cY.map((aU,i)=>bK.filter(([from])=>from-8-m>=aU
    &&from-8-m<(cY[i+1]??Infinity)));}
    if(!ab||ab.some((parts)=>!parts.length))return{kind:"hidden"};return{kind:"picture",iO:true,bK:ab};}
    async function it(picture,number){if(picture.iO)return jc(picture,number);const{az,am,D,Q,cK}=picture;const m=picture.m+Math.floor(number*cK);const l=av(picture.blob,m,Math.min(m+Math.ceil(cK),picture.end));const P=Math.ceil(Math.max(az,am)/hk);const width=Math.ceil(am/P),height=Math.ceil(az/P);const ai=P===1?(i)=>i:(i)=>Math.floor(i/width)*P*am+i%width*P;if(Q===3)return{width,height,P,aV:hV(picture,l,width*height,ai)};const value=jE(picture,l,number),aU=picture.cc?32768:0;const aq=new Uint16Array(width*height);for(let i=0;i<aq.length;i++)aq[i]=value(ai(i))+aU;if(picture.aZ)return{width,height,P,aV:jp(picture,aq,aU)};return{width,height,P,aq,aU,...gj(picture,aq,aU)};}
    function jE({D,bi,high,cc,bB,az,am},l,number){const shift=high+1-bi,up=32-bi;const eT=cc?(raw)=>raw>>shift<<up>>up:(raw)=>raw>>shift&2**bi-1;if(D===1){const X=number*az*am%8;return(i)=>l[i+X>>3]>>(i+X&7)&1;}
    if(D===8)return(i)=>eT(l[i]);return bB?(i)=>eT(l[2*i]|l[2*i+1]<<8)
    :(i)=>eT(l[2*i]<<8|l[2*i+1]);}
    function gj({padding},aq,aU){let low=65535,high=0;const jZ=padding===undefined?-1:padding+aU;for(const S of aq){if(S===jZ)continue;if(S<low)low=S;if(S>high)high=S;}
    return low>high?{low:0,high:1}:{low:low-aU,high:high-aU};}
    function hV({bC,gg,az,am},l,A,ai){const aV=new Uint8ClampedArray(4*A),plane=az*am;const ja=bC.startsWith("YBR_FULL"),isHalf=bC==="YBR_FULL_422";for(let i=0,to=0;i<A;i++){const at=ai(i);let a,b,c;if(isHalf){const from=(at>>1)*4;a=l[from+(at&1)];b=l[from+2];c=l[from+3];}else if(gg){a=l[at];b=l[plane+at];c=l[2*plane+at];}else{a=l[3*at];b=l[3*at+1];c=l[3*at+2];}
    if(ja){const cb=b-128,cr=c-128;b=a-0.344136*cb-0.714136*cr;c=a+1.772*cb;a+=1.402*cr;}
    aV[to++]=a;aV[to++]=b;aV[to++]=c;aV[to++]=255;}
    return aV;}
    function jp({aZ},aq,aU){const aV=new Uint8ClampedArray(4*aq.length);aq.forEach((S,i)=>{aZ.forEach(({X,values},hR)=>{const N=S-aU-(aU&&X>32767?X-65536:X);aV[4*i+hR]=values[Math.max(0,Math.min(values.length-1,N))];});aV[4*i+3]=255;});return aV;}
    function jd(l){let hasColors=false;for(let at=2;at+9<l.length&&l[at]===0xFF;){const cV=l[at+1];if(cV===0xE0||cV===0xEE)hasColors=true;if(cV>=0xC0&&cV<=0xC2){return{height:bE(l,at+5),width:bE(l,at+7),hasColors};}
    at+=cV===0xFF?1:2+bE(l,at+2);}
    return{};}
    async function jc(picture,number){const{az,am,Q,bC,bi}=picture;const parts=picture.bK[number].map(([m,end])=>picture.blob.slice(m,end));const head=av(new Blob(parts),0,65536),said=jd(head);E(said.width===am&&said.height===az,"hidden");if(Q===3&&bC==="RGB"&&!said.hasColors){const hG=Uint8Array.of(0xFF,0xEE,0,14,65,100,111,98,101,0,100,0,0,0,0,0);const ag=new Blob(parts);parts.splice(0,parts.length,head.slice(0,2),hG,ag.slice(2));}
    let bitmap;try{bitmap=await createImageBitmap(new Blob(parts,{type:"image/jpeg"}),{colorSpaceConversion:"none"});}catch(error){throw new aK("hidden");}
    const canvas=new OffscreenCanvas(bitmap.width,bitmap.height),context=canvas.getContext("2d");context.drawImage(bitmap,0,0);bitmap.close();const{data}=context.getImageData(0,0,canvas.width,canvas.height);const frame={width:canvas.width,height:canvas.height,P:1};if(Q===3||bi>8)return{...frame,aV:data};const aq=new Uint16Array(data.length/4);for(let i=0;i<aq.length;i++)aq[i]=data[4*i];return{...frame,aq,aU:0,...gj({},aq,0)};}
    const fd=200000;const hm=2**36;const ho=3;function jb(file){const head=av(file,0,4);return head.length===4&&al(head,0)===0x504B0304;}
    function kn(file){const tail=av(file,Math.max(0,file.size-65557),file.size);const o=new DataView(tail.buffer);let at=tail.length-22;while(at>=0&&o.getUint32(at,true)!==0x06054B50)at--;E(at>=0,"damagedZIP");let A=o.getUint16(at+10,true),size=o.getUint32(at+12,true);let m=o.getUint32(at+16,true);if(at>=20&&o.getUint32(at-20,true)===0x07064B50){const ai=Number(o.getBigUint64(at-12,true));const end=new DataView(av(file,ai,ai+56).buffer);E(end.byteLength===56&&end.getUint32(0,true)===0x06064B50,"damagedZIP");A=Number(end.getBigUint64(32,true));size=Number(end.getBigUint64(40,true));m=Number(end.getBigUint64(48,true));}
    E(A<=fd&&size<=2**27&&m+size<=file.size,"damagedZIP");const bJ=av(file,m,m+size),entries=[];let left=hm;for(let from=0;entries.length<A;){E(from+46<=bJ.length,"damagedZIP");const N=hY(bJ,from);from=N.end;left-=N.size;E(left>=0&&!N.fN,N.fN?"encryptedZIP":"tooLarge");entries.push(N);}
    return entries.filter(({B})=>!B.endsWith("/"));}
    function hY(l,at){const o=new DataView(l.buffer,l.byteOffset+at);E(o.getUint32(0,true)===0x02014B50,"damagedZIP");const eD=46+o.getUint16(28,true),extraEnd=eD+o.getUint16(30,true);const end=extraEnd+o.getUint16(32,true),aX=o.getUint16(8,true);E(at+end<=l.length,"damagedZIP");const name=l.subarray(at+46,at+eD);let size=o.getUint32(24,true),packed=o.getUint32(20,true),m=o.getUint32(42,true);for(let bv=eD;bv+4<=extraEnd;){const length=o.getUint16(bv+2,true);if(o.getUint16(bv,true)===1){let cn=bv+4;const next=()=>(cn+=8)<=bv+4+length?Number(o.getBigUint64(cn-8,true)):NaN;if(size===aB)size=next();if(packed===aB)packed=next();if(m===aB)m=next();}
    bv+=4+length;}
    return{B:new TextDecoder().decode(name),as:o.getUint16(10,true),fN:Boolean(aX&1),size,packed,m,reach:m+extraEnd+packed+256,end:at+end};}
    function ft(head,{as,size,packed}){E(head.length>=30&&al(head,0)===0x504B0304&&(as===8||as===0&&size===packed),"damagedZIP");return 30+head[26]+256*head[27]+head[28]+256*head[29];}
    function fL(bd,size,write){let left=size;try{new cB(()=>bd.next().value??null,(l)=>{left-=l.length;write(l);},size).run();}catch(error){throw error instanceof aG?new aK("damagedZIP"):error;}
    E(!left,"damagedZIP");}
    function fB(file,N){const{as,size,packed,m}=N;const from=m+ft(av(file,m,m+30),N);E(from+packed<=file.size,"damagedZIP");const J=file.slice(from,from+packed);if(as===0)return J;const out=new bF();fL(cZ(J),size,(l)=>out.write(l));return out.ap();}
    function ii(l,N){const{as,size,packed}=N,from=ft(l,N);const J=l.subarray(from,from+packed);if(J.length<packed)return null;if(as===0)return J;const content=new Uint8Array(size);let at=0;fL([J].values(),size,(V)=>{content.set(V,at);at+=V.length;});return content;}
    function gK(B,size,crc,bv){const[length,name]=[size>=aB?aB:size,new TextEncoder().encode(B)];const aT=[[2,45],[2,0x800],[2,0],[2,0],[2,33],[4,crc],[4,length],[4,length],[2,name.length],[2,bv]];return{name,aT};}
    function dV(B,size,crc){const long=size>=aB?[[2,1],[2,16],[8,size],[8,size]]:[];const{name,aT}=gK(B,size,crc,long.length&&20);return cP(cS([[4,0x04034B50],...aT]),name,cS(long));}
    class hD{constructor(){this.parts=[];this.at=0;this.A=0;}
    add(B,size,crc){const fO=this.at>=aB;const bg=[...(size>=aB?[[8,size],[8,size]]:[]),...(fO?[[8,this.at]]:[])];const bv=bg.length?[[2,1],[2,8*bg.length],...bg]:[];const{name,aT}=gK(B,size,crc,bg.length&&4+8*bg.length);this.parts.push(cS([[4,0x02014B50],[2,45],...aT,[2,0],[2,0],[2,0],[4,0],[4,fO?aB:this.at]]),name,cS(bv));this.at+=dV(B,size,crc).length+size;this.A++;}
    l(){const bJ=cP(...this.parts),size=bJ.length,m=this.at;const{A}=this,ca=A>65534||m+size>=aB;const long=ca?[[4,0x06064B50],[8,44],[2,45],[2,45],[4,0],[4,0],[8,A],[8,A],[8,size],[8,m],[4,0x07064B50],[4,0],[8,m+size],[4,1]]:[];const fD=ca?65535:A;return cP(bJ,cS([...long,[4,0x06054B50],[2,0],[2,0],[2,fD],[2,fD],[4,ca?aB:size],[4,ca?aB:m],[2,0]]));}
    }
    function cS(ab){const l=new Uint8Array(ab.reduce((aM,[size])=>aM+size,0));const o=new DataView(l.buffer);let at=0;for(const[size,value]of ab){if(size===2)o.setUint16(at,value,true);else if(size===4)o.setUint32(at,value,true);else o.setBigUint64(at,BigInt(value),true);at+=size;}
    return l;}
    const jobs={async open({aH},progress){const out=new fj();const bo=await jA(aH.flatMap(({files})=>files.length>1?files:[]));const answers=await iD(async()=>{const all=[];for(const aa of aH){all.push(jl(aa,out,progress));await all.at(-2);await jo();}
    return Promise.all(all);});fF(bo);return{answers,blob:await out.ap()};},async check({u}){eh(u);await dT(u,u,()=>0);return{};},async join(input,progress){const out=new fj(),file=await fW(input,out,progress),blob=await out.ap();return{blob,...file};},async restore({one,other}){const{blob,l,crc}=await dT(one,other,(a,b)=>eN(a,b,true));return{blob:blob??new Blob([l]),crc};},async pack({files}){const out=dF(),sums=[];for(const{one,other,B}of files){const{l,crc}=await dT(one,other,(a,b)=>eN(a,b,true));await out.write(dV(B,l.length,crc));await out.write(l);sums.push(crc);}
    return{blob:await out.ap(),sums};},content({blob}){return contentOf(blob);},frame({picture,number}){return it(picture,number);},};function fW({one,other,af},out,progress){return dT(one,other,async(a,b)=>{hL(a,b,progress);const{aJ,l,blob,...file}=await eN(a,b,af);file.summary=kd(aJ);if(blob)file.blob=blob;if(af&&l)out.add(file,l);return file;});}
    async function jl({files,af},out,progress){const opened=await Promise.all(files.map((source)=>br(()=>jm(source,files.length>1))));const[one,other]=opened.map(({u})=>u);const iU=one?.H===other?.H&&one&&one.aD!==other.aD;const joined=iU?await br(()=>fW({one,other,af},out,progress)):null;for(const{u}of opened){delete u?.l;delete u?.file;if(joined)delete u.Q;}
    return{opened,joined};}
    async function jA(files){const parts=[];let left=2*GROUPS_SIZE;for(const source of files){const{file,N}=source,m=N?N.m:0,end=N?N.reach:file.size;if(!(end-m<=left&&(N?.size??0)<=ci))continue;left-=end-m;parts.push({source,file,m,end});}
    try{const bo=await jB(parts);for(const{source,l}of parts)source.l=l;return bo;}catch(error){}
    }
    const fo=new MessageChannel();function jo(){return new Promise((done)=>{fo.port1.onmessage=done;fo.port2.postMessage(0);});}
    let bk=Promise.resolve();function iD(hE){const C=bk.then(hE);bk=C.catch(()=>{});return C;}
    class fj{size=0;rooms=[];add(file,l){this.out??=dF();const head=dV(cL(file.B),file.size,file.crc);file.at=this.size+head.length;this.size=file.at+l.length;for(const J of[head,l])this.out.write(J).catch(()=>{});this.rooms.push(l.buffer);}
    async ap(){const blob=await this.out?.ap().catch(()=>null);this.rooms.forEach(fF);return blob;}
    }
    async function br(job){try{return await job();}catch(error){return{verdict:error instanceof aK?error.verdict:"failed",ah:error.ah??String(error)};}
    }
    async function jm({file,N,depth,cN,l=null},iV){if(l&&N)l=ii(l,N);const bR=l&&gB(l);if(bR)return{u:{...bR,file,N,l}};if(N)file=fB(file,N);if(iV&&!l&&file.size<=ci)l=await eL(file);const u=gB(file,l??file);if(u)return{u:{...u,l}};if(depth<ho&&jb(file))return{entries:kn(file),inner:N&&file};if(file.size<=hh&&(cN||al(av(file,0,4),0)!==0x89504E47)){const aw=jT(av(file,0,file.size),cN);if(aw)return{aw,verdict:aw.mistake?.verdict,ah:aw.mistake?.ah};}
    return{u:ek(file)};}
    function kd(aJ){try{return gD(new fb(aJ));}catch(error){if(error instanceof aK)throw error;return null;}
    }
    function dU(){onmessage=async({data:{id,job,...input}})=>{if(!job){names=input.names;return;}
    let done=0;const progress=(l)=>{done+=l;if(done>=16<<20){postMessage({id,progress:done});done=0;}
    };const C=await br(()=>jobs[job](input,progress));postMessage({id,C},[C.aq,C.aV].filter(Boolean).map((hI)=>hI.buffer));};}
    let texts,names,language;function text(ak,...values){const ay=texts[language][ak]??ak;return ay.replace(/\{(\d)\}/g,(_,S)=>typeof values[S]==="number"
    ?eE(values[S]):values[S]);}
    const ir={};function eE(value,dt=0){const format=ir[language+dt]??=new Intl.NumberFormat(language,{maximumFractionDigits:dt});return format.format(value);}
    function cE(ak,A,...dH){return text(A===1?`${ak}One`:`${ak}Many`,eE(A),...dH);}
    function F(id){return document.getElementById(id);}
    function U(name,content="",hJ={}){const ez=document.createElement(name);ez.append(...[content].flat());for(const[key,value]of Object.entries(hJ))ez.setAttribute(key,value);return ez;}
    function hP(A){const units=text("units").split(" ");let bU=0,value=A;for(;value>=1000&&bU<4;bU++)value/=1000;return`${eE(value,bU?1:0)} ${units[bU]}`;}
    function ds(value){const[,gJ,eB,fw]=/^(\d{4})\.?(\d{2})\.?(\d{2})/.exec(value)??[];if(!gJ||eB<1||eB>12||fw<1)return value;return new Date(Date.UTC(gJ,eB-1,fw))
    .toLocaleDateString(language,{dateStyle:"long",timeZone:"UTC"});}
    function gy(){document.documentElement.lang=language;document.title=text("title");for(const cX of document.querySelectorAll("[data-text]")){cX.textContent=text(cX.dataset.text);}
    for(const cX of document.querySelectorAll("[data-name]")){cX.setAttribute("aria-label",text(cX.dataset.name));}
    for(const button of F("languages").children){button.setAttribute("aria-pressed",String(button.lang===language));}
    }
    function jO(show){const packed=Uint8Array.from(atob(F("texts").textContent),(cd)=>cd.charCodeAt());const data=JSON.parse(new TextDecoder().decode(iF(packed)));names=data.names;texts=Object.fromEntries(Object.entries(data.texts).map(([code,ab])=>
    [code,Object.fromEntries(ab.map((value,i)=>[data.words[i],value.replaceAll("'","’")]))]));const bR=Object.keys(texts),af=navigator.languages.map((tag)=>tag.split("-")[0]);language=af.find((code)=>bR.includes(code))??document.documentElement.lang;for(const code of bR){const button=U("button",texts[code].language,{lang:code});button.addEventListener("click",()=>{language=code;show();});F("languages").append(button);}
    gy();}
    const au={workers:[],waiting:[],dd:new Map(),next:0,aQ:0};const gW=3;const hn=64<<20;function jL(source){au.address=URL.createObjectURL(new Blob([source],{type:"text/javascript"}));au.A=Math.max(2,Math.min(4,navigator.hardwareConcurrency??2));for(let i=0;i<2;i++)fl();}
    function fl(){const worker=new Worker(au.address);worker.postMessage({names});worker.jobs=0;worker.onmessage=({data})=>fm(data);worker.onerror=(I)=>{I.preventDefault();for(const[id,job]of au.dd){if(job.worker===worker)fm({id,C:{verdict:"failed",ah:I.message}});}
    };au.workers.push(worker);return worker;}
    function fm({id,C,progress}){const job=au.dd.get(id);if(progress!==undefined)return job.progress?.(progress);au.dd.delete(id);au.aQ-=job.aQ;job.worker.jobs--;if(C.verdict)job.reject(Object.assign(new Error(),C));else job.resolve(C);gA();}
    function iv(){const worker=au.workers.reduce((cl,other)=>other.jobs<cl.jobs?other:cl);if(worker.jobs&&au.workers.length<au.A)return fl();return worker.jobs<gW?worker:null;}
    function gA(){while(au.waiting.length){const[job]=au.waiting;const worker=au.dd.size&&au.aQ+job.aQ>hn?null:iv();if(!worker)return;au.waiting.shift();job.worker=worker;worker.jobs++;au.aQ+=job.aQ;au.dd.set(job.id,job);worker.postMessage({id:job.id,job:job.name,...job.input});}
    }
    function run(name,input,{urgent=false,progress,aQ=0}={}){return new Promise((resolve,reject)=>{const job={id:au.next++,name,input,resolve,reject,progress,aQ};if(urgent)au.waiting.unshift(job);else au.waiting.push(job);gA();});}
    function dR({size}){return size<=ci?3*size:size<=cj?size:ci;}
    function eJ(name){return name.replace(/;\d+$/,"").replace(/\.$/,"").toLowerCase();}
    const fh=/^sheet\.(txt|eml)$/;function iJ(B){const parts=B.split("/"),name=parts.pop(),plain=eJ(name);if(parts.some((J)=>names.folders.includes(eJ(J))||J.startsWith(".Trash-"))){return true;}
    return name.startsWith(".")||names.systemFiles.includes(plain)||names.files.includes(plain)
    ||plain.endsWith(".problem.txt")||plain.startsWith("sheet.")&&!fh.test(plain)
    ||/^sha256(su|s~\d)$/.test(plain);}
    async function*ig(kf){const items=[...kf.items].filter((R)=>R.kind==="file").map((R)=>({handle:R.getAsFileSystemHandle?.().catch(()=>null),N:R.webkitGetAsEntry?.(),file:R.getAsFile(),}));for(const{handle,N,file}of items){const ay=await handle;if(ay)yield*fG(ay,"");else if(N?.isDirectory)yield*fC(N,"");else if(file)yield{B:file.name,file};}
    }
    async function*fG(handle,folder){const B=folder+handle.name;if(handle.kind==="file"){try{yield{B,file:await handle.getFile()};}catch(error){yield{B,file:null};}
    return;}
    for await(const ei of handle.values())yield*fG(ei,`${B}/`);}
    async function*fC(N,folder){const B=folder+N.name;if(N.isFile){yield{B,file:await new Promise((done)=>N.file(done,()=>done(null)))};return;}
    const reader=N.createReader();for(;;){const children=await new Promise((done)=>reader.readEntries(done,()=>done(null)));if(children===null)yield{B,file:null};if(!children?.length)return;for(const ei of children)yield*fC(ei,`${B}/`);}
    }
    function*hT(ab){for(const file of ab)yield{B:file.webkitRelativePath||file.name,file};}
    const hz=/^(?:.*\/)?([AP])([0-9A-Z]{7}\.PNG)$/i;const fg=16,GROUPS=32,GROUPS_SIZE=6<<20;async function jk(ab,{begun,ay,failed,joined,eQ,progress}){const bq=new Set(),waiting=new Map();let ck=[],size=0,most=1;const open=async(dE,aQ)=>{const aH=dE.map(({items,af})=>({af,files:items.map(({B,file,N,depth=0})=>
    ({file,N,depth,cN:fh.test(eJ(B.split("/").pop()))}))}));try{const{answers,blob}=await run("open",{aH},{aQ}),V=new dn(blob);answers.forEach((br,n)=>{const{items}=dE[n];br.opened.forEach((opened,i)=>be(items[i],opened));const bX=br.opened.map(({u},i)=>({B:items[i].B,u}));if(br.joined)joined(bX,br.joined,V);});}catch(error){for(const{items}of dE)for(const{B}of items)failed(B,error);}
    for(const{items}of dE)progress.done+=items.length;progress.show();};const bw=()=>{if(!ck.length)return;const db=open(ck,Math.max(2*size,...ck.map(({aQ})=>aQ))).finally(()=>bq.delete(db));bq.add(db);[ck,size,most]=[[],0,Math.min(GROUPS,2*most)];};const m=(...items)=>{const du=items.length>1?items[0].N?.size??items[0].file.size:0;ck.push({items,af:items.length>1&&fV(du),aQ:du&&dR({size:du})});size+=2*du;if(ck.length>=most||size>=GROUPS_SIZE)bw();};const be=(R,{u,entries,inner,aw,...ba})=>{if(u)ay(R.B,Object.assign(u,{file:R.file,N:R.N}));else if(aw){for(const aP of aw)eQ(R.B,aP);if(ba.verdict)failed(R.B,ba);}
    else if(progress.bj+entries?.length>fd)failed(R.B,{verdict:"tooLarge"});else if(entries)for(const N of entries)add(km(R,N,inner??R.file));else failed(R.B,ba);};const km=({B,depth=0},N,file)=>
    ({B:`${B}/${N.B}`,file,N,depth:depth+1});const add=(R)=>{if(iJ(R.B))return;begun(R.B);progress.bj++;progress.show();if(!R.file){failed(R.B,{verdict:"unreadable"});progress.done++;return;}
    const[,aD,rest]=hz.exec(R.B.toUpperCase())??[];const other=aD&&waiting.get((aD==="A"?"P":"A")+rest);if(other){waiting.delete((aD==="A"?"P":"A")+rest);m(other,R);}else if(aD&&!waiting.has(aD+rest)){waiting.set(aD+rest,R);}else{m(R);}
    };const fE=async()=>{for(bw();bq.size;bw())await Promise.all(bq);};for await(const R of ab){add(R);while(bq.size>fg)await Promise.race(bq);}
    await fE();for(const R of waiting.values()){m(R);while(bq.size>fg)await Promise.race(bq);}
    await fE();}
    const hl=16;const fe=512<<20;function dQ(one,other){for(const u of[one,other])u.number??=dQ.next=(dQ.next??0)+1;return`${one.number} ${other.number}`;}
    class hu{constructor(){this.aO={archive:[],patient:[]};this.eX=new Set();this.C=null;this.ba=null;}
    add(B,u){this.aO[u.aD].push({B,u});}
    async join(progress){for(const one of this.aO.archive){for(const other of this.aO.patient){const iY=this.eX.has(dQ(one.u,other.u));if(this.C||iY||this.eX.size>=hl)continue;await this.tryPair(one,other,progress);}
    }
    }
    async tryPair(one,other,progress){const af=fV(one.u.size);try{this.joined(one,other,await run("join",{one:one.u,other:other.u,af},{progress,aQ:dR(one.u)}));}catch(error){this.joined(one,other,error);}
    }
    joined(one,other,{verdict,ah,blob,...file},V){this.eX.add(dQ(one.u,other.u));if(this.C)return;if(verdict){this.ba??={verdict,ah,aF:[one.B,other.B]};}else{this.C={...file,one:one.u,other:other.u};this.ba=null;(blob?new dn(blob):file.at===undefined?new dn():V).add(this.C);for(const{u}of[one,other])delete u.Q;}
    }
    }
    const aL={bd:new Set(),size:0,af:0};class dn{constructor(blob){this.blob=blob;this.O=[];}
    add(C,at=C.at??0){Object.assign(C,{V:this,at});this.O.push(C);this.keep();}
    keep(){if(!this.blob)return;if(!aL.bd.delete(this))aL.size+=this.blob.size;aL.bd.add(this);while(aL.size>fe&&aL.bd.size>1){const[eG]=aL.bd;aL.bd.delete(eG);aL.size-=eG.blob.size;eG.blob=null;}
    }
    contentOf({at,size}){return this.blob.slice(at,at+size);}
    }
    function fV(size){const ca=size>cj;if(ca?aL.hasLong:aL.af+size>fe)return false;if(ca)aL.hasLong=true;else aL.af+=size;return true;}
    async function dN(C,eH){if(!C.V.blob){const{one,other}=C;const{blob,crc}=await run("restore",{one,other},{...eH,aQ:dR(one)});C.crc=crc;new dn(blob).add(C,0);}
    C.V.keep();return C.V.contentOf(C);}
    class gS{constructor(bl){this.bh=new Map();this.aw=[];this.cJ=new Map();this.bl=bl;this.progress={bj:0,done:0,cQ:0,show:bl};this.bO=0;}
    clear(){this.bh.clear();this.cJ.clear();this.aw=[];Object.assign(this.progress,{bj:0,done:0});Object.assign(aL,{bd:new Set(),size:0,af:0,hasLong:false});this.bl();}
    get O(){return[...this.bh.values()].map((H)=>H.C).filter(Boolean);}
    async be(ab){this.bO++;this.bl();const fY=[];const ay=(B,u)=>{const H=this.bh.get(u.H)??new hu();this.bh.set(u.H,H);H.add(B,u);if(H.C||!H.aO.archive.length||!H.aO.patient.length)return;this.progress.cQ++;const bs=H.cQ??Promise.resolve();H.cQ=bs.then(()=>H.join()).then(()=>{this.progress.cQ--;this.bl();});fY.push(H.cQ);};const failed=(B,{verdict,ah})=>this.cJ.set(B,{verdict,ah});const joined=(bX,br,V)=>{const[one,other]=bX[0].u.aD==="archive"?bX:bX.reverse();this.bh.get(one.u.H).joined(one,other,br,V);};const begun=(B)=>this.cJ.delete(B);const eQ=(B,aP)=>this.aw.push({B,aP});try{await jk(ab,{begun,ay,failed,joined,eQ,progress:this.progress});await Promise.all(fY);await this.joinSheets();if(this.bO===1)await this.settle();}finally{this.bO--;this.bl();}
    }
    get lone(){return[...this.bh.values()].filter((H)=>!H.C&&!H.ba
    &&H.aO.archive.length+H.aO.patient.length>0);}
    async joinSheets(){const bX=this.aw.length?this.lone.flatMap((H)=>H.aO.archive.map((one)=>({H,one}))):[];await Promise.all(bX.map(async({H,one})=>{for(const{B,aP}of this.aw){const u=await jS(aP,one.u);if(u&&!H.C)await H.tryPair(one,{B,u});}
    this.bl();}));}
    async settle(){const left=this.lone.flatMap((H)=>[...H.aO.archive,...H.aO.patient]
    .map((em)=>({...em,H})));if(left.length===2){const[one,other]=left;await one.H.tryPair(one,other);if(one.H.ba&&other.H!==one.H)other.H.iL=true;return;}
    await Promise.all(left.filter(({u})=>!u.iI).map(async({B,u,H})=>{try{await run("check",{u});u.iI=true;}catch(error){H.aO[u.aD]=H.aO[u.aD].filter((em)=>em.u!==u);this.cJ.set(B,{verdict:error.verdict,ah:error.ah});}
    }));}
    get lengthened(){return[...this.bh.values()].flatMap(({aO})=>[...aO.archive,...aO.patient])
    .filter(({u})=>u.added);}
    get problems(){const aH=new Map();const add=(verdict,ah,...aF)=>{const kind=verdict!=="notPNG"||!ah?"":/^[A-Z]/.test(ah)?"-photo":`-${ah}`;const ak=`verdict.${verdict}${kind}`,key=`${ak} ${/^(newer|notPNG)/.test(verdict)?ah:""}`;const aa=aH.get(key)??{ak,verdict,ah,aF:[],A:0};aa.aF.push(...aF);aa.A++;aH.set(key,aa);};for(const[B,{verdict,ah}]of this.cJ)add(verdict,ah,B);for(const H of this.bh.values()){if(H.ba&&!H.C)add(H.ba.verdict,H.ba.ah,...H.ba.aF);if(H.ba||H.C||H.iL)continue;const{archive,patient}=H.aO;const fU=this.aw.length>0;if(archive.length)add(fU?"notThisSheet":"waiting-patient","",archive[0].B);if(patient.length)add(fU?"notThisSheet":"waiting-archive","",patient[0].B);}
    if(!this.bh.size)for(const{B}of this.aw)add("waiting-archive","",B);return[...aH.values()];}
    }
    function jH(O){const aH=new Map();for(const C of O){const{bS="",eP=""}=C.summary??{};const key=eP?`${bS} ${eP}`:`file ${C.B}`;if(!aH.has(key))aH.set(key,[]);aH.get(key).push(C);}
    const ab=[...aH].map(([key,dG])=>{dG.sort(iC(dG));return{key,summary:dG[0].summary??{},O:dG};});const number=({summary})=>summary.seriesNumber??Infinity;return ab.sort((a,b)=>compare(a.summary.bS??"\uFFFF",b.summary.bS??"\uFFFF")
    ||compare(number(a),number(b))||compare(a.O[0].B,b.O[0].B));}
    const hO=globalThis.Intl&&new Intl.Collator("en",{numeric:true});function compare(a,b){return a<b?-1:a>b?1:0;}
    function iC(O){const ct=O.map(({summary})=>summary?.bH),turns=new Set();for(const{summary}of O)turns.add(summary?.bk);const iX=turns.size===1&&ct.every((ai)=>ai!==undefined)
    &&new Set(ct.map((ai)=>ai.toFixed(3))).size===ct.length;const fr=(a,b)=>compare(a.summary?.dA??Infinity,b.summary?.dA??Infinity)
    ||hO.compare(a.B,b.B);if(!iX)return fr;const X=Math.sign(O.reduce((aM,{summary})=>aM
    +(summary.bH-ct[0])*((summary.dA??0)-(O[0].summary.dA??0)),0))||1;return(a,b)=>X*(a.summary.bH-b.summary.bH)||fr(a,b);}
    function cL(B){let parts=B.split("/").filter((J)=>J&&J!==".");if(parts.length>64)parts=[...parts.slice(0,63),parts.at(-1)];const aR=parts.map(iy);if(!aR.length)return"restored.dcm";const last=aR[aR.length-1],extension=/\.([^.]*)$/.exec(last)?.[1].toLowerCase();if(extension!==undefined&&names.runs.includes(extension))aR[aR.length-1]=`${last}.dcm`;return aR.join("/");}
    function iy(name){if(name==="..")return"_";let aR=name.replace(/(?!\uFE0F)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}<>:"|?*\\]/gu,"_")
    .replace(/\.\{/g,"._");aR=aR.replace(/^\./,"_");const cy=aR.replace(/\..*$/s,"").replace(/ +$/,"").toUpperCase();if(/^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9¹²³])$/.test(cy))aR=`_${aR}`;aR=eR(aR);return aR.replace(/[. ]+$/,(end)=>"_".repeat(end.length))||"_";}
    function eR(name,dH=""){const extension=/(?<=.)\.[^.]{0,15}$/su.exec(name)?.[0]??"";const A=(value)=>new TextEncoder().encode(value).length;let cy=[...name.slice(0,name.length-extension.length)];while(A(cy.join("")+dH+extension)>255)cy=cy.slice(0,-1);return cy.join("")+dH+extension;}
    function gH(B,cz){const eU=B.lastIndexOf("/")+1;for(let number=1;;number++){const name=number===1?B.slice(eU):eR(B.slice(eU),` (${number})`);const bu=B.slice(0,eU)+name;if(cz.has(bu.toLowerCase()))continue;cz.add(bu.toLowerCase());return bu;}
    }
    function eF(blob,name){const address=URL.createObjectURL(blob),link=U("a","",{href:address,download:name});document.body.append(link);link.click();link.remove();setTimeout(()=>URL.revokeObjectURL(address),600000);}
    async function saveOne(C){const name=cL(C.B).split("/").pop();eF(await dN(C,{urgent:true}),name);}
    async function*jC(O){const eb=au.workers.length,bq=[];const cz=new Set();for(let i=0;i<O.length+eb;i++){if(i<O.length){const db=dN(O[i]);db.catch(()=>{});bq.push(db);}
    if(i<eb)continue;const C=O[i-eb],blob=await bq.shift();yield{C,blob,B:gH(cL(C.B),cz)};}
    }
    const hs=16<<20;function*ix(O){const all=new Set(O),bd=new Set();let aa=[],size=0;for(const C of O){const{V}=C;if(V.blob){if(!bd.has(V))yield V.O.filter((one)=>all.has(one)).sort((a,b)=>a.at-b.at);bd.add(V);continue;}
    if(C.size>cj){yield[C];continue;}
    if(size+C.size>hs&&aa.length){yield aa;[aa,size]=[[],0];}
    aa.push(C);size+=C.size;}
    if(aa.length)yield aa;}
    async function jG(O,progress){const cz=new Set(),aF=new Map(),bJ=new hD();for(const C of O)aF.set(C,gH(cL(C.B),cz));let done=0;const aH=[...ix(O)];const parts=await Promise.all(aH.map(async(aa)=>{const J=await packed(aa,aF);progress(done+=aa.length,O.length);return J;}));for(const C of aH.flat())bJ.add(aF.get(C),C.size,C.crc);eF(new Blob([...parts.flat(),bJ.l()],{type:"application/zip"}),"exam.zip");}
    async function packed(aa,aF){const[X]=aa,{V}=X,headOf=(C)=>dV(aF.get(C),C.size,C.crc);if(V.blob){let end=0;const iZ=aa.every((C)=>{const hN=C.at===end+headOf(C).length;end=C.at+C.size;return hN&&aF.get(C)===cL(C.B);});if(iZ&&end===V.blob.size)return[V.blob];return aa.flatMap((C)=>[headOf(C),V.contentOf(C)]);}
    if(X.size>cj){const blob=await dN(X);return[headOf(X),blob];}
    const files=aa.map((C)=>({one:C.one,other:C.other,B:aF.get(C)}));const{blob,sums}=await run("pack",{files},{aQ:Math.max(...aa.map(({one})=>dR(one)))});aa.forEach((C,i)=>{C.crc=sums[i];});return[blob];}
    async function jF(O,progress){const dc=await showDirectoryPicker({mode:"readwrite"});let done=0;for await(const{blob,B}of jC(O)){const parts=B.split("/"),name=parts.pop();let folder=dc;for(const J of parts)folder=await folder.getDirectoryHandle(J,{create:true});const file=await folder.getFileHandle(await iu(folder,name),{create:true});await blob.stream().pipeTo(await file.createWritable());progress(++done,O.length);}
    }
    async function iu(folder,name){for(let number=1;;number++){const bu=number===1?name:eR(name,` (${number})`);try{await folder.getFileHandle(bu);}catch(error){if(error.name==="NotFoundError")return bu;if(error.name!=="TypeMismatchError")throw error;}
    }
    }
    const o={frame:null,picture:null,image:null,center:0,width:1,preset:"",bZ:false,zoom:1,x:0,y:0,mode:"window",line:null,aS:null,cu:new Map(),};function jV(picture,frame,bQ){Object.assign(o,{picture,frame,line:null,aS:null});if(bQ){Object.assign(o,{zoom:1,x:0,y:0,bZ:false});o.preset=picture.di?.length?"0":"range";}
    if(frame.aq&&o.preset!=="own")eY(o.preset);df();de();cs();}
    function eY(preset){const{picture,frame}=o,window=picture.di[Number(preset)];o.preset=preset;if(window&&preset!=="range"){o.center=window.center;o.width=Math.max(1,window.width);}else{const cI=[frame.low,frame.high].map((value)=>value*picture.slope+picture.en);const low=Math.min(...cI),high=Math.max(...cI);o.center=(low+high)/2+0.5;o.width=Math.max(1,high-low+1);o.preset="range";}
    }
    function kl(){const{picture,frame,center,width}=o,ax=new Uint32Array(65536);const et=Boolean(picture.et)!==o.bZ;for(let i=0;i<65536;i++){const value=(i-frame.aU)*picture.slope+picture.en;const at=width>1?(value-center+0.5)/(width-1)+0.5:value<center-0.5?0:1;let bL=Math.max(0,Math.min(255,Math.round(at*255)));if(et)bL=255-bL;ax[i]=0xFF000000|bL<<16|bL<<8|bL;}
    return ax;}
    function cs(){const{frame,image}=o;if(!frame)return;image.width=frame.width;image.height=frame.height;const context=image.getContext("2d"),data=context.createImageData(frame.width,frame.height);if(frame.aV){data.data.set(frame.aV);for(let i=0;o.bZ&&i<data.data.length;i++)if(i%4!==3)data.data[i]^=255;}else{const ax=kl(),bD=new Uint32Array(data.data.buffer),{aq}=frame;for(let i=0;i<aq.length;i++)bD[i]=ax[aq[i]];}
    context.putImageData(data,0,0);bf();}
    function dL(){const canvas=F("canvas"),{frame,picture}=o;const ed=picture.cg?picture.cg[0]/picture.cg[1]:1;const eW=ed>0.05&&ed<20?ed:1;const dO=o.zoom*Math.min(canvas.width/frame.width,canvas.height/(frame.height*eW));return{ad:dO,down:dO*eW,left:canvas.width/2+o.x-frame.width*dO/2,top:canvas.height/2+o.y-frame.height*dO*eW/2};}
    function bf(){const canvas=F("canvas"),context=canvas.getContext("2d"),{frame,image}=o;const an=Math.min(2,devicePixelRatio||1),box=canvas.getBoundingClientRect();canvas.width=Math.max(1,Math.round(box.width*an));canvas.height=Math.max(1,Math.round(box.height*an));context.fillStyle="#000";context.fillRect(0,0,canvas.width,canvas.height);if(!frame)return;const{ad,down,left,top}=dL();context.imageSmoothingEnabled=ad<4;context.imageSmoothingQuality="high";context.drawImage(image,left,top,frame.width*ad,frame.height*down);if(o.line)ic(context,an);if(o.aS)ib(context,an);}
    function ic(context,an){const{ad,down,left,top}=dL(),{from,to}=o.line;const[x1,y1,x2,y2]=[left+from.x*ad,top+from.y*down,left+to.x*ad,top+to.y*down];for(const[color,width]of[["#000",4],["#ffd400",2]]){context.strokeStyle=color;context.lineWidth=width*an;context.beginPath();context.moveTo(x1,y1);context.lineTo(x2,y2);context.stroke();}
    const label=ga();context.font=`${14*an}px system-ui, sans-serif`;const dh=context.measureText(label).width+12*an,high=22*an;const x=Math.max(0,Math.min(context.canvas.width-dh,Math.max(x1,x2)+8*an));const y=Math.max(0,Math.min(context.canvas.height-high,(y1+y2)/2));context.fillStyle="#000";context.fillRect(x,y,dh,high);context.fillStyle="#ffd400";context.fillText(label,x+6*an,y+16*an);}
    function ib(context,an){const{ad,down,left,top}=dL(),x=left+o.aS.x*ad,y=top+o.aS.y*down;context.strokeStyle="#ffd400";context.lineWidth=2*an;context.beginPath();for(const[dx,dy]of[[1,0],[0,1]]){context.moveTo(x-10*an*dx,y-10*an*dy);context.lineTo(x+10*an*dx,y+10*an*dy);}
    context.stroke();}
    function ga(){const{from,to}=o.line,{cg,cO}=o.picture,{P}=o.frame;const dx=(to.x-from.x)*P,dy=(to.y-from.y)*P;const dj=(value,dt)=>value.toLocaleString(language,{maximumFractionDigits:dt});if(!cg)return text("lengthPixels",dj(Math.hypot(dx,dy),0));const length=Math.hypot(dx*cg[1],dy*cg[0]);return text(cO?"lengthDetector":"length",dj(length,1));}
    function dK(I){const canvas=F("canvas"),box=canvas.getBoundingClientRect();const{ad,down,left,top}=dL(),an=canvas.width/box.width;return{x:((I.clientX-box.left)*an-left)/ad,y:((I.clientY-box.top)*an-top)/down};}
    function cA(ij){const zoom=Math.max(0.2,Math.min(40,o.zoom*ij)),by=zoom/o.zoom;Object.assign(o,{zoom,x:o.x*by,y:o.y*by});bf();}
    function gI(dx,dy){if(!o.frame?.aq)return;const gz=Math.max(1,o.width)/300;o.width=Math.max(1,o.width+dx*gz);o.center+=dy*gz;o.preset="own";df();cs();}
    function eC(dx,dy){const an=F("canvas").width/F("canvas").getBoundingClientRect().width;o.x+=dx*an;o.y+=dy*an;bf();}
    function ia(I){const bs=o.cu.get(I.pointerId);if(!bs||!o.frame)return;const dx=I.clientX-bs.x,dy=I.clientY-bs.y;if(o.cu.size===2){const[other]=[...o.cu].filter(([id])=>id!==I.pointerId).map(([,ai])=>ai);const bg=(ai)=>Math.hypot(ai.x-other.x,ai.y-other.y);cA(bg({x:I.clientX,y:I.clientY})/Math.max(1,bg(bs)));eC(dx/2,dy/2);}else if(o.mode==="window"){gI(dx,dy);}else if(o.mode==="move"){eC(dx,dy);}else{o.line={from:o.line?.from??dK(I),to:dK(I)};bf();de();}
    o.cu.set(I.pointerId,{x:I.clientX,y:I.clientY});}
    function ki(I){const P=I.shiftKey?10:1,arrow={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[I.key];if(!o.frame||I.ctrlKey||I.metaKey||I.altKey)return false;if(I.key==="+"||I.key==="=")cA(1.25);else if(I.key==="-")cA(0.8);else if(I.key==="0")gq();else if(I.key==="i")invert();else if(I.key==="PageUp")ee(-1);else if(I.key==="PageDown")ee(1);else if(arrow&&o.mode==="window")gI(10*P*arrow[0],10*P*arrow[1]);else if(arrow&&o.mode==="move")eC(20*arrow[0],20*arrow[1]);else if(arrow)gd(P*arrow[0],P*arrow[1]);else if(I.key==="Enter"&&o.mode==="measure")jh();else return false;return true;}
    function gd(dx,dy){const{frame}=o,aS=o.aS??{x:frame.width/2,y:frame.height/2};o.aS={x:Math.max(0,Math.min(frame.width,aS.x+dx)),y:Math.max(0,Math.min(frame.height,aS.y+dy))};if(o.line?.ev)o.line.to=o.aS;bf();de();}
    function jh(){if(!o.aS)gd(0,0);if(o.line?.ev)o.line.ev=false;else o.line={from:o.aS,to:o.aS,ev:true};bf();de();}
    function de(){F("length").textContent=o.line?ga():"";}
    function invert(){o.bZ=!o.bZ;df();cs();}
    function gq(){Object.assign(o,{zoom:1,x:0,y:0,bZ:false,line:null,aS:null});if(o.frame.aq)eY(o.picture.di.length?"0":"range");df();de();cs();}
    function df(){const{picture,frame}=o,isGray=Boolean(frame.aq),preset=F("preset");for(const id of["preset","center","width"])F(id).closest("label").hidden=!isGray;F("invert").setAttribute("aria-pressed",String(o.bZ));if(!isGray)return;const eH=picture.di.map(({center,width,name},i)=>
    U("option",name||`${center} / ${width}`,{value:String(i)}));preset.replaceChildren(...eH,U("option",text("wholeRange"),{value:"range"}),U("option",text("ownWindow"),{value:"own"}));preset.value=o.preset;const cI=[frame.low,frame.high].map((value)=>value*picture.slope+picture.en);const low=Math.min(...cI,o.center-o.width/2),high=Math.max(...cI,o.center+o.width/2);Object.assign(F("center"),{min:Math.floor(low),max:Math.ceil(high),value:o.center});Object.assign(F("width"),{min:1,max:Math.ceil(Math.max(2,high-low)),value:o.width});}
    function jP(){const canvas=F("canvas");o.image=document.createElement("canvas");canvas.addEventListener("pointerdown",(I)=>{canvas.setPointerCapture(I.pointerId);o.cu.set(I.pointerId,{x:I.clientX,y:I.clientY});if(o.mode==="measure"&&o.frame)o.line={from:dK(I),to:dK(I)};});canvas.addEventListener("pointermove",ia);for(const kind of["pointerup","pointercancel"]){canvas.addEventListener(kind,(I)=>o.cu.delete(I.pointerId));}
    canvas.addEventListener("wheel",(I)=>{I.preventDefault();if(I.ctrlKey)cA(I.deltaY<0?1.15:1/1.15);else ee(Math.sign(I.deltaY));},{passive:false});canvas.addEventListener("keydown",(I)=>{if(ki(I))I.preventDefault();});for(const mode of document.querySelectorAll("input[name=mode]")){mode.addEventListener("change",()=>{o.mode=mode.value;});}
    F("preset").addEventListener("change",({target})=>{if(target.value!=="own")eY(target.value);df();cs();});for(const id of["center","width"]){F(id).addEventListener("input",({target})=>{o[id]=Number(target.value);o.preset=F("preset").value="own";cs();});}
    F("invert").addEventListener("click",invert);F("reset").addEventListener("click",gq);F("larger").addEventListener("click",()=>cA(1.25));F("smaller").addEventListener("click",()=>cA(0.8));new ResizeObserver(bf).observe(canvas);}
    const hr=new Set(["SR","DOC","KO","PR"]);const K={series:[],key:"",S:0,number:0,C:null,content:null,last:null,af:0,dB:false};function gx(O){K.series=jH(O);F("exam").hidden=!O.length;jW(O);if(!O.length)return;if(!K.series.some(({key})=>key===K.key)){Object.assign(K,{key:K.series[0].key,S:0,number:0,C:null});}
    const gC=new Set(),buttons=F("series").getElementsByTagName("button");const ip=[...buttons].indexOf(document.activeElement);F("series").replaceChildren(...K.series.flatMap((series)=>{const{summary:{modality,series:name,seriesNumber},O:files}=series;const title=[modality,name||(seriesNumber===undefined?"":text("seriesNumber",seriesNumber))]
    .filter(Boolean).join(" · ")||text("otherFile");const button=U("button",[U("b",title),U("span",cE(hr.has(modality)?"files":"images",files.length))],{"aria-pressed":String(series.key===K.key)});button.addEventListener("click",()=>{Object.assign(K,{key:series.key,S:0,number:0,C:null});gx(O);});const R=U("li",button),iM=!gC.has(series.summary.bS);gC.add(series.summary.bS);return iM&&K.iS?[kc(series.summary),R]:[R];}));buttons[ip]?.focus();const files=cH(),S=K.dB?files.indexOf(K.C)
    :files[0]===K.C?0:-1;if(S<0&&!K.dB)K.S=0;if(S>=0)K.S=S;eS();if(S<0)ey(true);}
    function jW(O){const bR=O.map(({summary})=>summary).filter(Boolean);const{size}=new Set(bR.map(({id,patient})=>id||patient));K.iS=new Set(bR.map(({bS})=>bS)).size>1;F("patients").hidden=size<2;F("patients").textContent=text("patients",size);}
    function kc({patient,id,date,study}){return U("li",[patient||id,ds(date??""),study].filter(Boolean).join(", ")||text("otherFile"),{class:"study"});}
    function cH(){return K.series.find(({key})=>key===K.key)?.O??[];}
    function ee(by){const ar=K.content?.ar??1;if(ar>1)dz(K.S,K.number+by);else dz(K.S+by,0);}
    function dz(S,number){const files=cH(),ar=K.content?.ar??1;const next=Math.max(0,Math.min(files.length-1,S));const frame=next===K.S?Math.max(0,Math.min(ar-1,number)):0;if(next===K.S&&frame===K.number)return;Object.assign(K,{S:next,number:frame,dB:true});eS();ey(false);}
    function eS(){const files=cH(),ar=K.content?.ar??1;for(const[id,A,at]of[["image",files.length,K.S],["frame",ar,K.number]]){const eV=F(id);eV.closest("label").hidden=A<2;Object.assign(eV,{min:1,max:A,value:at+1});F(`${id}Text`).textContent=text(`${id}Of`,at+1,A);eV.setAttribute("aria-valuetext",text(`${id}Of`,at+1,A));}
    F("canvas").setAttribute("aria-label",text("pictureName",text("imageOf",K.S+1,files.length)));}
    async function ey(bQ){const bk=++K.af,C=cH()[K.S];K.bQ||=bQ;if(K.fP||!C)return;K.fP=true;const show=(content,frame)=>{if(bk!==K.af)return;gw(C,content,frame,K.bQ);K.bQ=false;};try{if(K.C!==C||!K.content){const content=await run("content",{blob:await dN(C,{urgent:true})},{urgent:true});Object.assign(K,{C,content});}
    const{content}=K,number=Math.min(K.number,(content.ar??1)-1);const frame=content.kind==="picture"
    ?await run("frame",{picture:content,number},{urgent:true}):null;show(content,frame);}catch(error){show({kind:"hidden",summary:C.summary,...K.content,...(error.verdict==="hidden"?{}:{verdict:error.verdict}),ar:1,failed:true},null);}
    K.fP=false;if(bk!==K.af)ey(false);}
    function gw(C,content,frame,bQ){K.last=[C,content,frame];F("picture").hidden=!frame;F("other").hidden=Boolean(frame);eS();if(frame)jV(content,frame,bQ);else F("other").replaceChildren(...jn(C,content));jU(content.summary??{});}
    function jn(C,content){if(content.verdict)return[U("p",text(`verdict.${content.verdict}`))];if(content.kind==="report"){return[U("h3",content.title||text("report")),gp(content.items)];}
    if(content.kind==="pdf"){const open=U("button",text("openPDF"));open.addEventListener("click",()=>window.open(URL.createObjectURL(content.pdf),"_blank","noopener"));const save=U("button",text("savePDF"));save.addEventListener("click",()=>eF(content.pdf,"document.pdf"));return[U("p",text("pdf")),U("p",[open,save],{class:"buttons"})];}
    return[U("p",text(content.kind==="none"?"noPicture":"hiddenPicture"))];}
    function gp(items){return U("ul",items.map(({name,kind,value,items:children})=>U("li",[name?U("b",value?`${name}: `:name):"",kind==="DATE"?ds(value):value,...(children.length?[gp(children)]:[]),])));}
    function jU(summary){const facts=[["patient",summary.patient],["patientID",summary.id],["born",ds(summary.born??"")],["date",ds(summary.date??"")],["modality",summary.modality],["study",summary.study],["seriesName",summary.series]];F("facts").replaceChildren(...facts.filter(([,value])=>value).map(([ak,value])=>
    U("div",[U("dt",text(ak)),U("dd",value)])));}
    function hU(){Object.assign(K,{key:"",C:null,content:null,last:null,af:K.af+1,dB:false});Object.assign(o,{frame:null,line:null,aS:null});for(const id of["facts","other","saved","sheetSaid","length"])F(id).replaceChildren();bf();}
    function jJ(){F("image").addEventListener("input",({target})=>dz(Number(target.value)-1,0));F("frame").addEventListener("input",({target})=>dz(K.S,Number(target.value)-1));}
    function jX(exam){const problems=exam.bO?exam.problems.filter(({verdict})=>!verdict.startsWith("waiting")):exam.problems;F("problems").hidden=!problems.length;F("problemList").replaceChildren(...problems.map(({ak,verdict,ah,aF,A})=>{const[kj,...rest]=text(ak,ah).split("\n");const R=U("li",[U("p",U("b",kj)),...rest.map((line)=>U("p",line))]);const most=aF.length>51?50:51;const ab=U("ul",aF.slice(0,most).map((B)=>U("li",B)));if(aF.length>most)ab.append(U("li",text("andMore",aF.length-most)));R.append(A>3
    ?U("details",[U("summary",cE("files",aF.length)),ab]):ab);R.dataset.verdict=verdict;return R;}));}
    function jY(exam){const{bj,done}=exam.progress,O=exam.O,parts=[];F("progress").hidden=!exam.bO;Object.assign(F("progress"),{max:Math.max(1,bj+O.length),value:done+O.length});if(exam.bO)parts.push(text("working",done,bj));else if(bj&&!O.length)parts.push(text("nothingJoined"));if(O.length)parts.push(cE("joined",O.length));F("status").textContent=parts.join(" ");const bl=O.filter(({bA})=>!bA).length;F("inexact").hidden=!bl;F("inexact").textContent=cE("inexact",bl);const lengthened=exam.lengthened,most=lengthened.length>4?3:4;F("added").hidden=!lengthened.length;F("added").replaceChildren(...lengthened.slice(0,most).map(({B,u})=>
    U("p",cE("added",u.added,B))));if(lengthened.length>most)F("added").append(U("p",text("andMore",lengthened.length-most)));F("save").hidden=!O.length;F("clear").hidden=!bj&&!exam.aw.length;F("clear").disabled=exam.bO;F("saveFolder").hidden=!window.showDirectoryPicker;F("saveSize").textContent=text("size",hP(O.reduce((aM,{size})=>aM+size,0)));}
    function jK(source){let timer=0;const show=()=>{timer=0;jY(exam);jX(exam);gx(exam.O);document.body.dataset.state=exam.bO?"busy":"idle";};const exam=new gS(()=>{document.body.dataset.state="busy";timer||=setTimeout(show,exam.progress.bj>20?250:30);});jO(()=>{gy();show();if(K.last)gw(...K.last,false);});try{jL(source);}catch(error){F("status").textContent=text("oldBrowser");return;}
    jP();jJ();jI(exam);jN(exam);jM(exam);F("clear").addEventListener("click",()=>{hU();exam.clear();});addEventListener("pageshow",({persisted})=>persisted&&location.reload());document.body.dataset.state="idle";}
    function jI(exam){addEventListener("dragover",(I)=>{I.preventDefault();document.body.classList.add("over");});addEventListener("dragleave",(I)=>{if(!I.relatedTarget)document.body.classList.remove("over");});addEventListener("drop",(I)=>{I.preventDefault();document.body.classList.remove("over");exam.be(ig(I.dataTransfer));});for(const id of["files","folder"]){const input=F(id);F(`${id}Button`).addEventListener("click",()=>input.click());input.addEventListener("change",()=>{const fs=[...input.files];input.value="";if(fs.length)exam.be(hT(fs));});}
    }
    function jN(exam){const cn=F("sheetText"),said=F("sheetSaid");F("sheetUse").addEventListener("click",()=>{try{const aw=gk(cn.value),{mistake}=aw;said.textContent=text("sheetTaken",aw.map(({label})=>label).filter(Boolean).join(", "));delete said.dataset.verdict;if(mistake)said.append("\n",text(`verdict.${mistake.verdict}`,mistake.ah));else cn.value="";exam.aw.push(...aw.map((aP)=>({B:text("sheetTitle"),aP})));exam.be([]);}catch(error){said.textContent=text(`verdict.${error.verdict}`,error.ah);said.dataset.verdict=error.verdict;cn.focus();}
    });}
    function jM(exam){const saving=(save)=>async()=>{const buttons=[...F("save").querySelectorAll("button")];for(const button of buttons)button.disabled=true;try{await save((done,all)=>{F("saved").textContent=text("saving",done,all);});F("saved").textContent=text("saved");}catch(error){F("saved").textContent=error.name==="AbortError"?""
    :text(error.verdict?`verdict.${error.verdict}`:"saveFailed");}
    for(const button of buttons)button.disabled=false;};const all=()=>K.series.flatMap(({O})=>O);F("saveOne").addEventListener("click",saving(()=>saveOne(cH()[K.S])));F("saveAll").addEventListener("click",saving((progress)=>jG(all(),progress)));F("saveFolder").addEventListener("click",saving((progress)=>jF(all(),progress)));}
    if(typeof document==="undefined")dU();else jK(document.currentScript.textContent);})();
    """#
}
