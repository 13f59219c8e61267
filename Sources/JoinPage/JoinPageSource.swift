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
    "use strict";(()=>{class aL extends Error{constructor(verdict,ah){super(verdict);this.verdict=verdict;this.ah=ah;}
    }
    function F(ei,verdict,ah){if(!ei)throw new aL(verdict,ah);}
    function av(blob,m,end){if(blob instanceof Uint8Array)return blob.slice(m,end);try{return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(m,end)));}catch(error){throw new aL("unreadable");}
    }
    const rooms={free:[],most:16<<20};function eP(size){const ay=rooms.free.findIndex(({byteLength})=>byteLength>=size&&byteLength<2*size);return ay<0?new ArrayBuffer(size):rooms.free.splice(ay,1)[0];}
    function el(bf){if(!bf||bf.byteLength>rooms.most)return;rooms.free.unshift(bf);let left=rooms.most;rooms.free=rooms.free.filter(({byteLength})=>(left-=byteLength)>=0);}
    const gr=new Set();async function eM(blob){const{size}=blob;let reader;try{reader=blob.stream().getReader({mode:"byob"});}catch(error){return jA(blob);}
    let l=new Uint8Array(eP(size),0,0);gr.add(reader);try{for(let ae=0;ae<size;ae=l.byteOffset+l.length){const{value,done}=await reader.read(new Uint8Array(l.buffer,ae,size-ae),{min:size-ae});if(value)l=value;if(done)break;}
    }catch(error){throw new aL("unreadable");}finally{gr.delete(reader);}
    reader.cancel();return new Uint8Array(l.buffer,0,l.byteOffset+l.length);}
    function jA(blob){return new Promise((done,ip)=>{const reader=new FileReader();reader.onload=()=>done(new Uint8Array(reader[`result`]));reader.onerror=()=>ip(new aL("unreadable"));reader.readAsArrayBuffer(blob);});}
    async function jF(parts){const files=new Map(),runs=[];for(const K of parts)files.set(K.file,[...files.get(K.file)??[],K]);for(const[file,ab]of files){let run=null;for(const{m,end}of ab.sort((a,b)=>a.m-b.m)){if(m>run?.end||!run)runs.push(run={file,m,end});run.end=Math.min(file.size,Math.max(run.end,end));}
    }
    const ag=await eM(new Blob(runs.map(({file,m,end})=>file.slice(m,end))));let at=0;for(const{file,m,end}of runs){const run=ag.subarray(at,at+=Math.max(0,end-m));for(const K of files.get(file)){if(K.m>=m&&K.m<=end)K.l=run.subarray(K.m-m,K.end-m);}
    }
    return ag.buffer;}
    function bF(l,at){return l[at]<<8|l[at+1];}
    function al(l,at){return(l[at]<<24|l[at+1]<<16|l[at+2]<<8|l[at+3])>>>0;}
    function dg(l,at){const value=al(l,at)*2**32+al(l,at+4);return Number.isSafeInteger(value)?value:Infinity;}
    function fM(l){return Array.from(l,(byte)=>byte.toString(16).padStart(2,"0")).join("");}
    function bp(l){return String.fromCharCode(...l);}
    function cw(a,b){return a.length===b.length&&a.every((byte,S)=>byte===b[S]);}
    function cP(...parts){const l=new Uint8Array(parts.reduce((aM,K)=>aM+K.length,0));let at=0;for(const K of parts){l.set(K,at);at+=K.length;}
    return l;}
    function ey(l){return BigInt("0x"+(fM(l.slice().reverse())||"0"));}
    class dZ{constructor(blob){this.blob=blob;this.m=0;this.ac=new Uint8Array(0);}
    l(m,end){if(m<this.m||end>this.m+this.ac.length){this.ac=av(this.blob,m,Math.max(end,m+65536));this.m=m;}
    return this.ac.subarray(m-this.m,end-this.m);}
    }
    class bG{static dI=4<<20;constructor(expected=0){this.expected=expected;this.parts=[];this.Z=null;this.ae=0;this.size=0;}
    write(l){this.size+=l.length;for(let at=0;at<l.length;){if(this.ae===this.Z?.length)this.bw();this.Z??=new Uint8Array(Math.min(bG.dI,this.expected||Math.max(65536,this.size)));const A=Math.min(l.length-at,this.Z.length-this.ae);this.Z.set(l.subarray(at,at+A),this.ae);this.ae+=A;at+=A;}
    }
    bw(){if(this.ae)this.parts.push(new Blob([this.Z.subarray(0,this.ae)]));this.Z=null;this.ae=0;}
    aq(){this.bw();return new Blob(this.parts);}
    ek(){return this.parts.length?this.aq():this.Z?.slice(0,this.ae)??new Uint8Array(0);}
    }
    function*cZ(blob,dI=2<<20){const size=cx(blob);for(let at=0;at<size;at+=dI){yield av(blob,at,Math.min(at+dI,size));}
    }
    function cx(blob){return blob.size??blob.length;}
    const ib=(()=>{const ax=new Int32Array(16*256);for(let n=0;n<256;n++){let c=n;for(let bit=0;bit<8;bit++)c=c&1?c>>>1^0xEDB88320:c>>>1;ax[n]=c;}
    for(let n=256;n<ax.length;n++)ax[n]=ax[n-256]>>>8^ax[ax[n-256]&255];return ax;})();function cG(l,crc=0){const t=ib;let c=~crc,at=0;for(;at<l.length&&l.byteOffset+at&3;at++)c=t[(c^l[at])&255]^c>>>8;const left=l.length-at;const words=left<16?[]:new Int32Array(l.buffer,l.byteOffset+at,left>>4<<2);for(let i=0;i<words.length;i+=4){const d=words[i+1],e=words[i+2],f=words[i+3];c^=words[i];c=t[3840|c&255]^t[3584|c>>>8&255]^t[3328|c>>>16&255]^t[3072|c>>>24]
    ^t[2816|d&255]^t[2560|d>>>8&255]^t[2304|d>>>16&255]^t[2048|d>>>24]
    ^t[1792|e&255]^t[1536|e>>>8&255]^t[1280|e>>>16&255]^t[1024|e>>>24]
    ^t[768|f&255]^t[512|f>>>8&255]^t[256|f>>>16&255]^t[f>>>24];}
    for(at+=4*words.length;at<l.length;at++)c=t[(c^l[at])&255]^c>>>8;return~c>>>0;}
    function hJ(l,adler=1){let a=adler&0xFFFF,b=adler>>>16;for(let at=0;at<l.length;){const end=Math.min(at+3800,l.length);for(;at<end;at++){a+=l[at];b+=a;}
    a%=65521;b%=65521;}
    return(b<<16|a)>>>0;}
    function gn(A,dc){const values=[];for(let n=2;values.length<A;n++){let fX=true;for(let d=2;d*d<=n;d++)fX&&=n%d!==0;if(fX)values.push(jI(BigInt(n),dc));}
    return Int32Array.from(values);}
    function jI(n,dc){const dL=BigInt(dc),goal=n<<32n*dL;let low=0n,high=1n<<40n;while(high-low>1n){const cW=low+high>>1n;if(cW**dL<=goal)low=cW;else high=cW;}
    return Number(BigInt.asIntN(32,low));}
    const hE=gn(64,3);const hF=gn(8,2);class hC{constructor(){this.state=hF.slice();this.words=new Int32Array(64);this.block=new Uint8Array(64);this.ae=0;this.A=0;}
    update(l){this.A+=l.length;let at=0;if(this.ae){at=Math.min(64-this.ae,l.length);this.block.set(l.subarray(0,at),this.ae);this.ae+=at;if(this.ae<64)return;this.bt(this.block,0,64);this.ae=0;}
    const ag=at+((l.length-at)&~63);this.bt(l,at,ag);this.ae=l.length-ag;this.block.set(l.subarray(ag));}
    aq(){const A=this.A,pad=new Uint8Array((this.ae<56?56:120)-this.ae+8);pad[0]=0x80;const o=new DataView(pad.buffer);o.setUint32(pad.length-8,Math.floor(A/2**29));o.setUint32(pad.length-4,A*8>>>0);this.update(pad);const digest=new DataView(new ArrayBuffer(32));this.state.forEach((ak,i)=>digest.setInt32(4*i,ak));return new Uint8Array(digest.buffer);}
    bt(l,m,end){const w=this.words,k=hE,state=this.state;let[s0,s1,s2,s3,s4,s5,s6,s7]=state;for(let at=m;at<end;at+=64){for(let i=0,b=at;i<16;i++,b+=4){w[i]=l[b]<<24|l[b+1]<<16|l[b+2]<<8|l[b+3];}
    for(let i=16;i<64;i++){const x=w[i-15],y=w[i-2];const left=(x>>>7|x<<25)^(x>>>18|x<<14)^x>>>3;const ad=(y>>>17|y<<15)^(y>>>19|y<<13)^y>>>10;w[i]=((w[i-16]+w[i-7]|0)+left|0)+ad|0;}
    let a=s0,b=s1,c=s2,d=s3,e=s4,f=s5,g=s6,h=s7;for(let i=0;i<64;i++){const t0=(h+((e>>>6|e<<26)^(e>>>11|e<<21)^(e>>>25|e<<7))|0)
    +(g^e&(f^g))|0;const t1=(t0+k[i]|0)+w[i]|0;const t2=((a>>>2|a<<30)^(a>>>13|a<<19)^(a>>>22|a<<10))
    +(a&b|c&(a|b))|0;h=g;g=f;f=e;e=d+t1|0;d=c;c=b;b=a;a=t1+t2|0;}
    s0=s0+a|0;s1=s1+b|0;s2=s2+c|0;s3=s3+d|0;s4=s4+e|0;s5=s5+f|0;s6=s6+g|0;s7=s7+h|0;}
    state.set([s0,s1,s2,s3,s4,s5,s6,s7]);}
    }
    const hb=[3,4,5,6,7,8,9,10,11,13,15,17,19,23,27,31,35,43,51,59,67,83,99,115,131,163,195,227,258];const hc=[0,0,0,0,0,0,0,0,1,1,1,1,2,2,2,2,3,3,3,3,4,4,4,4,5,5,5,5,0];const gU=[1,2,3,4,5,7,9,13,17,25,33,49,65,97,129,193,257,385,513,769,1025,1537,2049,3073,4097,6145,8193,12289,16385,24577];const gV=[0,0,0,0,1,1,2,2,3,3,4,4,5,5,6,6,7,7,8,8,9,9,10,10,11,11,12,12,13,13];const gS=[16,17,18,0,8,7,9,6,10,5,11,4,12,3,13,2,14,1,15];class aI extends Error{}
    function da(bd,fW=false){const cF=new Uint16Array(16),next=new Uint16Array(16);for(const length of bd)cF[length]++;cF[0]=0;let cT=0,left=1;for(let length=1;length<16;length++){left=2*left-cF[length];if(left<0)throw new aI();if(cF[length])cT=length;}
    if(left>0&&cT&&(fW||cT!==1))throw new aI();if(fW&&!cT)throw new aI();for(let length=1,code=0;length<16;length++){code=code+cF[length-1]<<1;next[length]=code;}
    const D=Math.max(1,cT),ax=new Uint16Array(1<<D);bd.forEach((length,X)=>{if(!length)return;let code=next[length]++,reversed=0;for(let bit=0;bit<length;bit++,code>>=1)reversed=reversed<<1|code&1;for(let at=reversed;at<ax.length;at+=1<<length)ax[at]=X<<4|length;});return{ax,mask:ax.length-1};}
    const is=(()=>{const bd=Array.from({length:288},(_,n)=>n<144?8:n<256?9:n<280?7:8);return[da(bd),da(new Array(32).fill(5))];})();class cj{constructor(pull,sink,limit){this.pull=pull;this.sink=sink;this.limit=limit;this.input=new Uint8Array(0);this.at=0;this.aZ=0;this.ac=0;this.out=cj.out??=new Uint8Array(1<<18);this.end=0;this.flushed=0;this.bl=0;}
    byte(){while(this.at===this.input.length){this.input=this.pull();this.at=0;if(!this.input)throw new aI();}
    return this.input[this.at++];}
    D(A){while(this.ac<A){this.aZ|=this.byte()<<this.ac;this.ac+=8;}
    const value=this.aZ&(1<<A)-1;this.aZ>>>=A;this.ac-=A;return value;}
    X({ax,mask}){for(;;){const N=ax[this.aZ&mask],length=N&15;if(length&&length<=this.ac){this.aZ>>>=length;this.ac-=length;return N>>4;}
    if(this.ac>15)throw new aI();this.aZ|=this.byte()<<this.ac;this.ac+=8;}
    }
    bw(){this.bl+=this.end-this.flushed;if(this.bl>this.limit)throw new aI();this.sink(this.out.subarray(this.flushed,this.end));if(this.end>32768){this.out.copyWithin(0,this.end-32768,this.end);this.end=32768;}
    this.flushed=this.end;}
    run(){for(let cM=0;!cM;){cM=this.D(1);const kind=this.D(2);if(kind===0)this.bj();else if(kind===1)this.coded(...is);else if(kind===2)this.coded(...this.readCodes());else throw new aI();}
    this.bw();this.aZ>>>=this.ac&7;this.ac&=~7;}
    get hasMore(){if(this.ac)return true;while(this.input&&this.at===this.input.length){this.input=this.pull();this.at=0;}
    return this.input!==null;}
    bj(){this.D(this.ac&7);let A=this.D(16);if((this.D(16)^A)!==0xFFFF)throw new aI();while(A){if(this.out.length-this.end<65536)this.bw();this.out[this.end++]=this.ac?this.D(8):this.byte();const cU=Math.min(--A,this.input.length-this.at,this.out.length-this.end);if(this.ac||cU<=0)continue;this.out.set(this.input.subarray(this.at,this.at+cU),this.end);this.at+=cU;this.end+=cU;A-=cU;}
    }
    readCodes(){const cs=this.D(5)+257,distances=this.D(5)+1,A=this.D(4)+4;if(cs>286||distances>30)throw new aI();const V=new Uint8Array(19);for(let i=0;i<A;i++)V[gS[i]]=this.D(3);const code=da(V,true),bd=new Uint8Array(cs+distances);for(let i=0;i<bd.length;){const X=this.X(code);if(X<16){bd[i++]=X;continue;}
    if(X===16&&i===0)throw new aI();const value=X===16?bd[i-1]:0;const gK=X===16?3+this.D(2):X===17?3+this.D(3)
    :11+this.D(7);if(i+gK>bd.length)throw new aI();bd.fill(value,i,i+=gK);}
    if(!bd[256])throw new aI();return[da(bd.subarray(0,cs)),da(bd.subarray(cs))];}
    coded(cs,distances){const out=this.out;for(;;){if(out.length-this.end<300)this.bw();const X=this.X(cs);if(X<256){out[this.end++]=X;continue;}
    if(X===256)return;if(X>285)throw new aI();const length=hb[X-257]+this.D(hc[X-257]);const bh=this.X(distances);if(bh>29)throw new aI();const fD=gU[bh]+this.D(gV[bh]);if(fD>this.end)throw new aI();for(const end=this.end+length;this.end<end;this.end++){out[this.end]=out[this.end-fD];}
    }
    }
    }
    function iJ(l){const input=[l],out=[];new cj(()=>input.pop()??null,(K)=>out.push(K.slice()),Infinity).run();return cP(...out);}
    const cC=(1n<<130n)-5n;const aO=1.5*2**74;const bH=2**-22;function gm(value){return Array.from({length:6},(_,i)=>Number(value>>BigInt(22*i)&0x3FFFFFn));}
    class hA{constructor(key){this.r=ey(key.subarray(0,16))&0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFFn;this.s=ey(key.subarray(16,32));this.one=gm(this.r);this.two=gm(this.r*this.r%cC);this.h=[0,0,0,0,0,0];}
    bi(l){const words=new Int32Array(l.buffer,l.byteOffset,l.length>>2);const[r0,r1,r2,r3,r4,r5]=this.one,[q0,q1,q2,q3,q4,q5]=this.two;const s1=20*r1,s2=20*r2,s3=20*r3,s4=20*r4,s5=20*r5;const t1=20*q1,t2=20*q2,t3=20*q3,t4=20*q4,t5=20*q5;let[h0,h1,h2,h3,h4,h5]=this.h;for(let i=0;i<words.length;i+=8){let w0=words[i],w1=words[i+1],w2=words[i+2],w3=words[i+3];const a0=h0+(w0&0x3FFFFF),a1=h1+((w0>>>22|w1<<10)&0x3FFFFF);const a2=h2+((w1>>>12|w2<<20)&0x3FFFFF),a3=h3+(w2>>>2&0x3FFFFF);const a4=h4+((w2>>>24|w3<<8)&0x3FFFFF),a5=h5+(w3>>>14|0x40000);w0=words[i+4];w1=words[i+5];w2=words[i+6];w3=words[i+7];const b0=w0&0x3FFFFF,b1=(w0>>>22|w1<<10)&0x3FFFFF;const b2=(w1>>>12|w2<<20)&0x3FFFFF,b3=w2>>>2&0x3FFFFF;const b4=(w2>>>24|w3<<8)&0x3FFFFF,b5=w3>>>14|0x40000;h0=a0*q0+a1*t5+a2*t4+a3*t3+a4*t2+a5*t1
    +(b0*r0+b1*s5+b2*s4+b3*s3+b4*s2+b5*s1);h1=a0*q1+a1*q0+a2*t5+a3*t4+a4*t3+a5*t2
    +(b0*r1+b1*r0+b2*s5+b3*s4+b4*s3+b5*s2);h2=a0*q2+a1*q1+a2*q0+a3*t5+a4*t4+a5*t3
    +(b0*r2+b1*r1+b2*r0+b3*s5+b4*s4+b5*s3);h3=a0*q3+a1*q2+a2*q1+a3*q0+a4*t5+a5*t4
    +(b0*r3+b1*r2+b2*r1+b3*r0+b4*s5+b5*s4);h4=a0*q4+a1*q3+a2*q2+a3*q1+a4*q0+a5*t5
    +(b0*r4+b1*r3+b2*r2+b3*r1+b4*r0+b5*s5);h5=a0*q5+a1*q4+a2*q3+a3*q2+a4*q1+a5*q0
    +(b0*r5+b1*r4+b2*r3+b3*r2+b4*r1+b5*r0);let c=h0+aO-aO,d=h3+aO-aO;h0-=c;h1+=c*bH;h3-=d;h4+=d*bH;c=h1+aO-aO;d=h4+aO-aO;h1-=c;h2+=c*bH;h4-=d;h5+=d*bH;c=h2+aO-aO;d=h5+aO-aO;h2-=c;h3+=c*bH;h5-=d;h0+=20*bH*d;c=h3+aO-aO;d=h0+aO-aO;h3-=c;h4+=c*bH;h0-=d;h1+=d*bH;}
    this.h=[h0,h1,h2,h3,h4,h5];}
    aq(l){const ag=l.length&~31;this.bi(l.subarray(0,ag));let h=this.h.reduce((aM,jj,i)=>aM+(BigInt(jj)<<BigInt(22*i)),0n);for(let at=ag;at<l.length;at+=16){const block=l.subarray(at,at+16);h=(h+ey(block)+(1n<<BigInt(8*block.length)))*this.r%cC;}
    h=(h%cC+cC)%cC+this.s;return Uint8Array.from({length:16},(_,i)=>Number(h>>BigInt(8*i)&0xFFn));}
    }
    const ff="(?:from|to|subject|date|message-id|received|return-path|mime-version|content-type|delivered-to|\
    dkim-signature|x-received|arc-seal|reply-to|sender):";const gX="(?:(?:From .*|\\d+ *)\r?\n)?(?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)*?";const gY={empty:/^$/,mangled:/^(\x89|\t|\xC2\x89|\xEF\xBF\xBD|\?)PNG[\r\n]/,JPEG:/^(\xFF\xD8\xFF|\xFFO\xFFQ|....(jP  |JXL )\r\n)/s,HEIC:/^....ftyp(hei[cx]|hevc|mif1|msf1|avif)/s,WebP:/^RIFF....WEBP/s,GIF:/^GIF8/,TIFF:/^(II\*\0|MM\0\*)/,BMP:/^BM....\0{4}/s,pdf:/^%PDF-/,dicom:/^.{128}DICM/s,packed:/^(PK(\x03\x04|\x05\x06)|\x1F\x8B|7z\xBC\xAF|Rar!\x1A\x07|\xFD7zXZ\0|BZh|\x28\xB5\x2F\xFD|.{257}ustar)/s,html:/^(\xEF\xBB\xBF)?\s*<(!doctype html|html|head|\?xml|script)/i,mail:new RegExp(`^(\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1|${gX}${ff}[^]*[\r\n]${ff})`,"i"),};function iu(file){const head=bp(av(file,0,4096));const[kind]=Object.entries(gY).find(([,hQ])=>hQ.test(head))??[];if(kind)return kind;return bp(av(file,32769,32774))==="CD001"?"packed":"";}
    const fl=Uint8Array.of(0x89,0x50,0x4E,0x47,0x0D,0x0A,0x1A,0x0A);const dm={0:1,2:3,3:1,4:2,6:4};const hx={0:[1,2,4,8,16],2:[8,16],3:[1,2,4,8],4:[8,16],6:[8,16]};const gP=[[0,0,8,8],[4,0,8,8],[0,4,4,8],[2,0,4,4],[0,2,2,4],[1,0,2,2],[0,1,1,2]];const hu=[[0,0,1,1]];const he=1<<21;const hl=16;const fi=1<<28;function dr(l,at){return bp(l.subarray(at,at+4));}
    function jx(data){const[depth,color,ia,filter,bX]=data.subarray(8,13);const width=al(data,0),height=al(data,4);F(data.length===13&&width>0&&width<2**31&&height>0&&height<2**31
    &&(hx[color]??[]).includes(depth)&&ia===0&&filter===0
    &&bX<2,"damagedPNG");return{width,height,depth,color,bX};}
    function jB(file){const aK=new dZ(file),picture={data:[],ba:null,clear:null};const m=aK.l(0,8);if(!m.length||!cw(m,fl.subarray(0,m.length))){throw new aL("notPNG",iu(file));}
    let at=8,A=0,lastKind="";for(let kind="";kind!=="IEND";lastKind=kind){const head=aK.l(at,at+8);F(head.length===8,"truncated",file.size);const length=al(head,0);kind=dr(head,4);F(length<2**31&&/^[A-Za-z]{4}$/.test(kind)&&++A<he,"damagedPNG");F(at+12+length<=file.size,"truncated",file.size);F(kind==="IHDR"?at===8:at>8,"damagedPNG");const fR=kind[0]<"a",cp=kind==="tRNS"&&!picture.data.length;let body=new Uint8Array(0),isRight=true;if(fR||cp){let crc=cG(aK.l(at+4,at+8));for(let from=at+8,end=at+8+length;from<end;from+=body.length){body=length<60000?aK.l(from,end):av(file,from,Math.min(end,from+65536));crc=cG(body,crc);}
    isRight=crc===al(aK.l(at+8+length,at+12+length),0);F(isRight||cp,"damagedPNG");}
    if(kind==="IHDR"){Object.assign(picture,jx(body));}else if(kind==="PLTE"){F(!picture.ba&&!picture.data.length&&length&&length%3===0&&length<=768
    &&picture.color!==0&&picture.color!==4,"damagedPNG");picture.ba=body.slice();}else if(kind==="IDAT"){F(!picture.data.length||lastKind==="IDAT","damagedPNG");picture.data.push(at+8,at+8+length);}else if(kind==="IEND"){F(length===0,"damagedPNG");}else if(cp&&isRight){const eb={0:[2,2],2:[6,6],3:[1,picture.ba?.length/3]}[picture.color];F(eb&&length>=eb[0]&&length<=eb[1],"damagedPNG");picture.clear=body.slice();}else{F(!fR,"damagedPNG");}
    at+=12+length;}
    F(picture.data.length,"damagedPNG");picture.added=file.size-at;return picture;}
    function km(kind,row,aX,P){const A=row.length;F(kind<=4,"damagedPNG");if(kind===1){for(let i=P;i<A;i++)row[i]+=row[i-P];}else if(kind===2){for(let i=0;i<A;i++)row[i]+=aX[i];}else if(kind===3){for(let i=0;i<A;i++)row[i]+=(i<P?0:row[i-P])+aX[i]>>1;}else if(kind===4){for(let i=0;i<A;i++){const a=i<P?0:row[i-P],b=aX[i],c=i<P?0:aX[i-P];const pa=Math.abs(b-c),pb=Math.abs(a-c),pc=Math.abs(a+b-c-c);row[i]+=pa<=pb&&pa<=pc?a:pb<=pc?b:c;}
    }
    }
    class hG{constructor(bx,P,aN){this.bx=bx;this.P=P;this.aN=aN;this.aF=-1;this.nextPass();}
    nextPass(){const aF=this.bx[++this.aF];if(!aF)return;this.aX=new Uint8Array(aF.ap);this.row=new Uint8Array(aF.ap);this.ae=-1;this.line=0;}
    write(l){for(let at=0;at<l.length;){F(this.aF<this.bx.length,"damagedPNG");if(this.ae<0){this.filter=l[at++];this.ae=0;continue;}
    const A=Math.min(l.length-at,this.row.length-this.ae);this.row.set(l.subarray(at,at+A),this.ae);this.ae+=A;at+=A;if(this.ae<this.row.length)continue;km(this.filter,this.row,this.aX,this.P);const aF=this.bx[this.aF];this.aN(this.row,aF,this.line++);[this.row,this.aX]=[this.aX,this.row];this.ae=-1;if(this.line===aF.az)this.nextPass();}
    }
    get isComplete(){return this.aF===this.bx.length;}
    }
    function jv({width,height,depth,color,bX}){const jz=depth*dm[color];return(bX?gP:hu).map(([x,y,dx,dy])=>{const am=Math.ceil((width-x)/dx),az=Math.ceil((height-y)/dy);return{x,y,dx,dy,am,az,ap:Math.ceil(am*jz/8)};}).filter(({am,az})=>am>0&&az>0);}
    function iI(file,picture,size,lines){let bJ=0,at=picture.data[0],adler=1;const pull=()=>{while(bJ<picture.data.length&&at===picture.data[bJ+1])at=picture.data[bJ+=2];if(bJ>=picture.data.length)return null;const end=Math.min(picture.data[bJ+1],at+(1<<20));const l=aK(at,end);at=end;return l;};let ac=new Uint8Array(0),heldAt=0;const aK=(m,end)=>{if(m<heldAt||end>heldAt+ac.length){heldAt=m;ac=av(file,m,Math.max(end,m+(1<<20)));}
    return ac.subarray(m-heldAt,end-heldAt);};try{const bN=new cj(pull,(l)=>{adler=hJ(l,adler);lines.write(l);},size);const head=bN.byte()<<8|bN.byte();F(head%31===0&&(head&0xF20)===0x800&&head>>12<8,"damagedPNG");bN.run();const aM=Array.from({length:4},()=>bN.D(8));F(lines.isComplete&&al(aM,0)===adler&&!bN.hasMore,"damagedPNG");}catch(error){throw error instanceof aI?new aL("damagedPNG"):error;}
    }
    function fA(file,ex){const picture=jB(file),{width,height,depth,color,bX}=picture;const bx=jv(picture);const size=bx.reduce((aM,{az,ap})=>aM+az*(1+ap),0);F(color!==3||picture.ba,"damagedPNG");F(size<=hl*file.size+65536,"noShareHeader");F(Math.max(...bx.map((aF)=>aF.ap))<=fi,"noShareHeader");F(!bX||size<=2*fi,"noShareHeader");const P=Math.max(1,depth*dm[color]>>3);const bc=new gT(picture,ex);const ag=bX?new Uint8Array(width*height*P):null;const lines=new hG(bx,P,(row,aF,line)=>{const Q=depth<8?kn(row,aF.am,depth):row;if(!ag)return bc.row(Q);const m=((aF.y+line*aF.dy)*width+aF.x)*P;for(let i=0,to=m;i<Q.length;i+=P,to+=aF.dx*P){for(let k=0;k<P;k++)ag[to+k]=Q[i+k];}
    });iI(file,picture,size,lines);for(let y=0;ag&&y<height;y++){bc.row(ag.subarray(y*width*P,(y+1)*width*P));}
    return bc.aq();}
    function kn(row,am,depth){const Q=new Uint8Array(am),perByte=8/depth;for(let i=0;i<am;i++){Q[i]=row[i/perByte|0]>>8-depth*(1+i%perByte)&(1<<depth)-1;}
    return Q;}
    const dY="DCMSHARE";class gT{constructor(picture,ex){this.picture=picture;this.Q=ex?new bG():null;this.dC=true;this.l=picture.depth===16?2:1;}
    row(row){const{color}=this.picture;let Q=row;if(color===3)Q=this.colored(row);else if(color===4||color===6)Q=this.withoutAlpha(row);else if(this.picture.clear)this.lookForClear(row);this.Q?.write(Q);}
    colored(row){const{ba,clear}=this.picture,Q=new Uint8Array(3*row.length);for(let i=0,to=0;i<row.length;i++,to+=3){const S=row[i],from=3*S;F(from<ba.length,"damagedPNG");if(clear&&S<clear.length&&clear[S]!==255)this.dC=false;Q[to]=ba[from];Q[to+1]=ba[from+1];Q[to+2]=ba[from+2];}
    return Q;}
    withoutAlpha(row){const size=this.l,aE=size*(dm[this.picture.color]-1);const Q=new Uint8Array(row.length/(aE+size)*aE);for(let i=0,to=0;i<row.length;){for(let k=0;k<aE;k++)Q[to++]=row[i++];for(let k=0;k<size;k++)if(row[i++]!==255)this.dC=false;}
    return Q;}
    lookForClear(row){const{clear,depth,color}=this.picture,size=this.l;const aC=dm[color],P=size*aC;if(clear.length!==2*aC||depth<8)return;for(let i=0;i<row.length;i+=P){let cp=true;for(let k=0;k<P;k++){cp&&=row[i+k]===clear[2*Math.floor(k/size)+2-size+k%size];}
    if(cp)this.dC=false;}
    }
    aq(){const{width,height,depth,color}=this.picture;const bc={width,height,D:color===3?8:depth,aC:color&2?3:1,added:this.picture.added};F(this.dC&&bc.D>=8,"noShareHeader");return this.Q?eJ({...bc,blob:this.Q.aq()}):bc;}
    }
    function eJ(bc){const{D,aC,blob}=bc;if(iD(blob))return bc;const bM=aC===3&&gj(blob,D/8,3);if(bM)return eJ({...bc,aC:1,blob:bM});const gy=D===16&&gj(blob,1,2);return gy?eJ({...bc,D:8,blob:gy}):bc;}
    function gj(blob,size,fx){const out=new bG(),P=size*fx;for(const l of cZ(blob,3<<20)){const V=new Uint8Array(l.length/fx);for(let i=0,to=0;i<l.length;i+=P){for(let k=0;k<P;k++)if(l[i+k]!==l[i+k%size])return null;for(let k=0;k<size;k++)V[to++]=l[i+k];}
    out.write(V);}
    return out.aq();}
    function iD(blob){return bp(av(blob,Math.max(0,blob.size-88),blob.size-80))===dY;}
    const bV=120;const bU=65535,AROUND=17;const dk=15;const fb=20;function gF(file,ag=file){const size=cx(file),end=size-fb,tail=av(ag,Math.max(0,end-bV),size);if(tail.length<bV+fb||al(tail,tail.length-4)!==0xAE426082)return null;const width=al(tail,44),height=al(tail,48),[D,aC]=tail.subarray(42,44);const ap=width*aC*D/8,A=height*(ap+1);const bt=Math.ceil(A/bU),m=end-A-bt*AROUND+2;if(ap<bV||D!==8&&D!==16||aC!==1&&aC!==3
    ||!(m>=33))return null;const u={file,width,height,D,aC,layout:{m,A,bt}};try{return gq(u,tail.subarray(0,bV));}catch(error){return null;}
    }
    function hW({width,height,D,aC,layout:{m}},l){F(m<=l.length&&cw(l.subarray(0,8),fl)&&dr(l,12)==="IHDR"
    &&al(l,8)===13&&cG(l.subarray(12,29))===al(l,29)
    &&al(l,16)===width&&al(l,20)===height
    &&al(l,24)===D*2**24+(aC-1)*2**16&&!l[28],"layout");let at=33;while(at<m){F(at+12<=m&&dr(l,at+4)==="tEXt","layout");at+=12+al(l,at);}
    F(at===m,"layout");}
    function dv({file,N}){return N?fF(file,N):file;}
    const ci=32<<20;async function eN(u){if(u.aR)return ij(u);if(!u.layout)return u.Q?u:ej(dv(u));if(!u.l)u={...u,file:dv(u),N:null};const{file,size,layout:{m}}=u,isSmall=size<=ci;const l=u.l??(isSmall?await eM(file):av(file,0,m));hW(u,l);if(!isSmall)return u;const Q=new Uint8Array(l.buffer,l.byteOffset+3&~3,size);return{...u,l:null,ac:ef({...u,l},0,size,Q)};}
    async function dS(one,other,dT){try{return await dT(...await Promise.all([eN(one),eN(other)]));}catch(error){if(error.verdict!=="layout")throw error;}
    return dT(...await Promise.all([one,other].map((u)=>
    u.layout?ej(dv(u)):eN(u))));}
    function ef(u,m,end,Q=null){if(end<=m)return new Uint8Array(0);if(u.ac)return u.ac.subarray(m,end);if(!u.layout)return av(u.Q,m,end);const{ap,layout:{m:V,A,bt}}=u;const line=(at)=>at+Math.floor(at/ap)+1;const dq=(ai)=>Math.floor(ai/bU);const ai=(at)=>V+dk+at+AROUND*dq(at);const from=line(m)-(m%ap?0:1),to=line(end-1)+1;const low=dq(from),high=dq(to-1);const cD=ai(low*bU)-dk,top=ai(to-1)+1;const l=u.l?.subarray(cD,top)??av(u.file,cD,top);F(l.length===top-cD,"truncated",cx(u.file));for(let k=low,at=dk;k<=high;k++,at+=bU+AROUND){const length=Math.min(bU,A-k*bU),cM=k===bt-1;const bJ=k?at-13:at-dk;F(dr(l,bJ+4)==="IDAT"&&(k||bF(l,at-7)===0x7801)
    &&al(l,bJ)===length+5+(k?0:2)+(cM?4:0)
    &&l[at-5]===Number(cM)&&l[at-4]+256*l[at-3]===length
    &&l[at-2]+256*l[at-1]===(length^0xFFFF),"layout");}
    Q??=new Uint8Array(end-m);for(let at=m,to=0;at<end;){const fO=at%ap,row=Math.min(ap-fO,end-at);let cg=line(at);if(fO===0)F(l[ai(cg-1)-cD]===0,"layout");for(const gx=cg+row;cg<gx;){const K=Math.min(gx,(dq(cg)+1)*bU)-cg,source=ai(cg)-cD;Q.set(l.subarray(source,source+K),to);cg+=K;to+=K;}
    at+=row;}
    return Q;}
    function gq(u,aA){const{width,height,D,aC}=u;const ap=u.ap=width*aC*D/8;u.size=height*ap;F(bp(aA.subarray(32,40))===dY&&aA[40],"noShareHeader");if(aA[40]!==1)throw new aL("newerVersion",String(aA[40]));u.banner=al(aA,52);u.bz=height-u.banner-Math.ceil(bV/ap);F(aA[42]===D&&aA[43]===aC&&al(aA,44)===width
    &&al(aA,48)===height&&(aA[41]===0x41||aA[41]===0x50)
    &&u.bz>=0,"geometryMismatch");u.aD=aA[41]===0x41?"archive":"patient";u.Y=aA.slice(0,32);u.I=fM(aA.subarray(56,72));u.key=aA.slice(72,104);u.tag=aA.slice(104);return u;}
    function ej(file){const{blob,...picture}=fA(file,true),size=blob.size;F(size>=bV,"noShareHeader");const aA=av(blob,size-bV,size);F(picture.D>8||!iR(aA),"savedWithEightBits");return gq({file,Q:blob,...picture},aA);}
    function iR(aA){const high=(text)=>[...text].filter((_,i)=>i%2===0).map((ce)=>ce.charCodeAt());return[...high(dY),1,16].every((byte,i)=>Math.abs(byte-aA[76+i])<=1);}
    function eg(u){fA(dv(u),false);}
    function eq(u,key,progress){const gf=new hA(key),end=u.size-16,Z=4<<20;for(let at=0;;at+=Z){const l=ef(u,at,Math.min(at+Z,end));if(at+Z>=end)return cw(gf.aq(l),u.tag);gf.bi(l);progress?.(l.length);}
    }
    function jC(l,u){const{D,ap,bz}=u,M=2**D,W=ap*8/D;const cf=(ei)=>F(ei,"malformedPayload");const[au,k]=l,p=bF(l,2),q=bF(l,4),r=bF(l,6);const n=dg(l,8),L=dg(l,16),cy=al(l,24),b=al(l,28);cf(au<=3&&n<Infinity&&L<2**50&&cy<=bz);const aY=au===3?n-8*L:0;cf(aY>=0&&(au===3||n%8===0&&n<=8*L));const fN=bz-cy,inside=(n-aY)/8;cf(L-inside<=cy*ap);if(au===0){cf(k===0&&p===0&&q===0&&r===0&&n===0&&b===0);}else if(au===2){cf(k>=1&&k<=16&&r===0&&cy===0&&n===8*L&&p<M&&q<M
    &&(b===0||(b-1)*(k+1)<n));}else{const s=(2**(k+1)-1)*q;cf(k<D&&b===0&&p<M&&q>=1&&q<=r&&q+s<=M&&r+s<=M
    &&(au===1||q+s<=r&&cy===0));}
    cf(n<=fN*W*D);return{au,k,p,q,r,n,L,b,aY,inside,W,D,bA:fN*W,cy};}
    class gQ{constructor(limit){this.l=new Uint8Array(Math.ceil(limit/8)+4);this.A=0;this.aZ=0;}
    push(value,D){this.aZ=this.aZ<<D|value;let ac=(this.A&7)+D,at=this.A>>>3;this.A+=D;for(;ac>=8;ac-=8)this.l[at++]=this.aZ>>ac-8;this.aZ&=(1<<ac)-1;}
    bit(S){const ag=this.A&~7;return S<ag?this.l[S>>>3]>>7-(S&7)&1
    :this.aZ>>this.A-1-S&1;}
    from(m,ee){if(this.A&7)this.l[this.A>>>3]=this.aZ<<8-(this.A&7);const shift=m&7,l=this.l.slice(m>>>3,(m>>>3)+ee+1);for(let i=0;shift&&i<ee;i++){l[i]=l[i]<<shift|(l[i+1]??0)>>8-shift;}
    return l.subarray(0,ee);}
    }
    class fn{constructor(Y){this.Y=Y;this.D=new gQ(Y.n+32);this.fY=Y.au===1||Y.au===3;this.aX=this.fY?new Uint16Array(Math.min(Y.W,Y.bA)):null;this.ak=0;this.bo=0;this.asked=0;this.block=0;this.position=0;this.bt=0;}
    get isDone(){return this.D.A>=this.Y.n;}
    aN(words){if(this.isDone)return;if(this.fY)this.unshift(words);else if(this.Y.au===2)this.syndromes(words);}
    unshift(words){const{p:a,q:T,r:G,k,n,W,aY,au,D}=this.Y,ab=this.D;const mask=2**D-1,j=k+1,s=(2**j-1)*T,window=T*2**j,end=G+s;const low=2**j-1,aX=this.aX,A=words.length;let i=0,bo=this.bo;for(;i<A&&this.ak<W;i++,this.ak++)aX[bo++]=words[i];if(bo===W)bo=0;for(;i<A&&ab.A<n;i++){const up=aX[bo];let d=words[i]-up-a&mask;if(d<window){ab.push(d&low,j);d>>=j;}else if(d<end){const ep=au===3&&d>=G;if(ep)F(this.asked<aY&&this.asked<ab.A,"malformedPayload");if(!ep||!ab.bit(this.asked))d-=s;if(ep)this.asked++;}
    aX[bo]=words[i]=up+a+d&mask;if(++bo===W)bo=0;}
    this.bo=bo;}
    syndromes(words){const{p:lo,q:hi,k,n,b,D}=this.Y,ab=this.D;const mask=2**D-1,range=hi-lo&mask;let j=this.bt<b?k+1:k;for(let i=0;i<words.length&&ab.A<n;i++){const v=words[i];if((v-lo&mask)<=range!==((v^1)-lo&mask)<=range)continue;this.position++;if(v&1)this.block^=this.position;if(this.position<2**j-1)continue;ab.push(this.block,j);this.block=this.position=0;j=++this.bt<b?k+1:k;}
    }
    }
    const ck=48<<20;const fe=4<<20;const hj=2**31;function hP(one,other,progress){if(other.aR){if(eq(one,other.key,progress))return;eg(one);throw new aL("altered-archive");}
    const ad=[eq(one,other.key,progress),eq(other,one.key,progress)];if(!ad[0]||!ad[1]){for(const u of[one,other])eg(u);F(ad[0]||ad[1]||one.I===other.I,"differentPairs");F(ad[0]||ad[1]||one.aD!==other.aD,"sameHalfTwice");F(ad[0]||ad[1],"alteredOrUnrelated");const hO=ad[0]?one:other;throw new aL(hO.aD==="archive"?"altered-patient":"altered-archive");}
    F(one.aD!==other.aD&&one.I===other.I&&one.width===other.width
    &&one.D===other.D&&one.aC===other.aC
    &&one.bz===other.bz,"malformedPayload");}
    function ji(l){const{length}=l;if((l.byteOffset|length)&3){const fy=new Uint8Array(length+3&~3);fy.set(l);l=fy;}
    return new Int32Array(l.buffer,l.byteOffset,l.length>>2);}
    function ew(one,other,from,to,sums=null){const[a,p]=[one,other].map((u)=>{const m=u.banner*u.ap,size=u.D/8;return ji(ef(u,m+from*size,m+to*size));});sums??=new Int32Array(a.length);if(one.D===8){for(let i=0;i<a.length;i++){const x=a[i],y=p[i];sums[i]=(x&0x7F7F7F7F)+(y&0x7F7F7F7F)^(x^y)&0x80808080;}
    return new Uint8Array(sums.buffer,sums.byteOffset,to-from);}
    for(let i=0;i<a.length;i++){const x=(a[i]&0xFF00FF)<<8|a[i]>>>8&0xFF00FF;const y=(p[i]&0xFF00FF)<<8|p[i]>>>8&0xFF00FF;sums[i]=(x&0x7FFF7FFF)+(y&0x7FFF7FFF)^(x^y)&0x80008000;}
    return new Uint16Array(sums.buffer,sums.byteOffset,to-from);}
    async function gw(one,other,unhider,aN,from,bf=null){const{bA,D}=unhider.Y;for(let at=from,end;at<bA;at=end){end=Math.min(at+fe*8/D,bA);const words=ew(one,other,at,end,bf?.subarray(at*D/32));unhider.aN(words);if(await aN(words)===false)return;}
    }
    class hz{constructor(Y){this.Y=Y;this.head=new Uint8Array(64);this.A=0;this.parts=[];}
    write(l){let at=0;if(this.A<64){at=Math.min(64-this.A,l.length);this.head.set(l.subarray(0,at),this.A);this.A+=at;if(this.A===64)this.readHead();}
    while(at<l.length){const K=this.parts.find((bu)=>bu.left>0);F(K,"malformedPayload");const A=Math.min(K.left,l.length-at);K.to?.write(l.subarray(at,at+A));K.left-=A;at+=A;}
    }
    readHead(){const{head,Y}=this,{D,au,bA}=Y,aY=head[1];const[B,aH,cover,bk]=[bF(head,2),dg(head,4),dg(head,12),dg(head,20)];const gd=al(head,28);F(head[0]===1&&aY<4&&cover<=bA*D/8&&cover%(D/8)===0
    &&(D===16||!(aY&2))&&(au===2||!(aY&1)),"malformedPayload");F(B+aH+bk+gd<=1032*Y.L,"malformedPayload");if(aH+bk>hj)throw new aL("tooLarge");this.B=new bG(B);this.aH=new bG(aH);this.bk=new bG(bk);this.parts=[{left:B,to:this.B},{left:aH,to:this.aH},{left:bk,to:this.bk},{left:gd,to:null}];Object.assign(this,{bB:!(aY&1),bP:Boolean(aY&2),cover,digest:head.slice(32,64),size:aH+cover+bk});}
    aq(){F(this.A===64&&this.parts.every((K)=>K.left===0),"malformedPayload");this.B=new TextDecoder().decode(av(this.B.ek()));this.aH=this.aH.ek();this.bk=this.bk.ek();return this;}
    }
    const dX=1<<16;async function jD(one,other,Y,bf){const begun=ew(one,other,0,Math.min(dX,Y.bA),bf);const unhider=new fn(Y);unhider.aN(begun);const fQ=unhider.isDone;if(!fQ)await gw(one,other,unhider,()=>!unhider.isDone,begun.length);F(unhider.isDone,"malformedPayload");let hidden=unhider.D.from(Y.aY,Y.inside),left=Y.L-hidden.length;let at=Y.bA;const pull=()=>{if(hidden){const l=hidden;hidden=null;return l;}
    if(left===0)return null;const size=Y.D/8,A=Math.min(left,fe);const words=ew(one,other,at,at+Math.ceil(A/size));at+=words.length;left-=A;return fs(words).subarray(0,A);};const aP=new hz(Y);try{const bN=new cj(pull,(l)=>aP.write(l),Infinity);bN.run();F(!bN.hasMore,"malformedPayload");}catch(error){throw error instanceof aI?new aL("malformedPayload"):error;}
    return Object.assign(aP.aq(),fQ?{unhider,begun}:{unhider:new fn(Y),begun:[]});}
    function fs(words){if(words instanceof Uint8Array)return words;const l=new Uint8Array(2*words.length);for(let i=0,at=0;i<words.length;i++){l[at++]=words[i]>>8;l[at++]=words[i];}
    return l;}
    function ir(words,bP){return words instanceof Uint16Array&&!bP?fs(words)
    :new Uint8Array(words.buffer,words.byteOffset,words.byteLength);}
    class gZ{constructor({size,bB,bP},D){this.bB=bB;this.D=D;this.bP=bP;this.ag=bB&&size<=ck&&globalThis.crypto?.subtle?true:false;this.hash=this.ag?null:new hC();}
    add(l,es){if(this.ag)return;if(es&&!this.bB){l=l.slice();const P=this.D/8,V=P===2&&!this.bP?1:0;for(let i=V;i<l.length;i+=P)l[i]&=0xFE;}
    this.hash.update(l);}
    async aq(all){return this.ag?new Uint8Array(await crypto.subtle.digest("SHA-256",all)):this.hash.aq();}
    }
    async function eO(one,other,af){const joined=one.Y.map((byte,i)=>byte+other.Y[i]);const Y=jC(joined,one);const V=eP(2*dX);const aP=await jD(one,other,Y,new Int32Array(V,0,dX/2));const{size,cover,bP,digest,bB,B}=aP;const hash=new gZ(aP,one.D),small=size<=ck;const bs=cx(aP.aH),words=Y.bA*one.D/8;const buffer=small?eP(Math.max(size,bs+words)+11&~3):null;const ag=small?new Uint8Array(buffer,-bs&3,size):null;const bf=small?new Int32Array(buffer,bs+3&~3,words+3>>2):null;const long=!small&&af?dE():null;let at=0,crc=0;const eL=async(l,es)=>{hash.add(l,es);if(!ag)crc=cG(l,crc);else if(l.buffer!==buffer)ag.set(l,at);await long?.write(l);at+=l.length;};for(const l of cZ(aP.aH))await eL(l,false);let left=cover;if(left){const aN=async(words)=>{const l=ir(words,bP);const A=Math.min(left,l.length);await eL(l.subarray(0,A),true);left-=A;return left>0;};const{unhider,begun}=aP;if(begun.length)await aN(begun);if(left)await gw(one,other,unhider,aN,begun.length,bf);}
    for(const l of cZ(aP.bk))await eL(l,false);F(cw(await hash.aq(ag),digest),"digestMismatch");if(ag)crc=af?cG(ag):null;const blob=await long?.aq();el(V);return{l:ag,blob,crc,B,bB,size,aH:aP.aH};}
    function dE(){const{readable,writable}=new TransformStream();const blob=new Response(readable).blob(),writer=writable.getWriter();blob.catch(()=>{});return{write:(l)=>writer.write(l),aq:async()=>{await writer.close();return blob;},};}
    const dp="0123456789ABCDEFGHJKMNPQRSTVWXYZ",SHEET_MAGIC="DCMSHARESHEET";const hm=1<<18;function kk(X,dL){for(let left=dL%31;left;left--)X=X<<1^(X&16?0x25:0);return X;}
    function dR(aj,P){return aj.reduce((aM,X,ai)=>aM^kk(X,P*ai),0);}
    function gI(ak){return[...ak.replace(/[a-z]/g,(ce)=>ce.toUpperCase()).replace(/O/g,"0")
    .replace(/[IL]/g,"1")].map((ce)=>dp.indexOf(ce));}
    function dB(aj){return aj.length===20&&!aj.includes(-1)&&!dR(aj,0)&&!dR(aj,1);}
    function eu(aj){return aj.length>=12&&aj.length<=14&&!aj.includes(-1)
    &&aj.slice(12).every((X)=>X<10);}
    function dO(label,code){const dH=[];for(let line=0;line<3;line++){const aj=code.slice(20*line,20*line+20);F(dB(aj),`sheet-code-${line+1}`);dH.push(...aj.slice(0,18));}
    const V=dH.slice(0,52);const D=V.map((X)=>X.toString(2).padStart(5,"0")).join("");F(dH[52]===dR(V,1)&&D.endsWith("0000"),"sheet-code-3");F(!label||eu(label)&&dH[53]===dR([...label,...V],2),"sheet-label");const key=Uint8Array.from({length:32},(_,i)=>parseInt(D.slice(8*i,8*i+8),2));const bp=(label??[]).map((X)=>dp[X]).join("");return{key,code,label:bp.replace(/^(.{4})(.{4})(.{4})(.*)$/,"$1-$2-$3-$4").replace(/-$/,"")};}
    function er(lines){return lines.length===3&&lines.every(({length})=>Math.abs(length-20)<=5);}
    function gz(aj,iL){let cm=-1,guess;for(const length of[12,13,14,0]){const code=aj.slice(length,length+60);try{return dO(length?aj.slice(0,length):null,code);}catch(error){const ad=[0,20,40].filter((at)=>dB(code.slice(at,at+20))).length;if(ad>cm)[cm,guess]=[ad,error];}
    }
    const iX=Math.abs(aj.length-60)<5&&!aj.includes(-1);F(iL||cm>0||iX,"noSheet");throw guess;}
    function fV(ak){const af=`${SHEET_MAGIC}1`,{length}=ak,least=Math.min(length,af.length);if(Math.abs(length-af.length)>1)return false;let m=0,end=0;while(m<least&&ak[m]===af[m])m++;while(end<least&&ak[length-1-end]===af[af.length-1-end])end++;return least-m-end<=(length===af.length?2:0);}
    const hn=64;function iV(lines,aw){const bp=lines.flat().slice(0,89).map((X)=>dp[X]??"-").join(""),code=bp.slice(0,60);return!aw.some((aR)=>[0,20,40].some((at)=>
    bp.includes(aR.code.slice(at,at+20).map((X)=>dp[X]).join(""))))
    &&(lines.some(dB)||code.length>39&&code.split("-").length<7&&/^.{0,19}[2-9].{20,}[2-9]/.test(code)&&code.split(/[2-9]/).length>8);}
    function gp(content){const lines=content.split(/[\r\n\v\f\x85\u2028\u2029]+/).map((line)=>line.replace(/^[>|\s]+/,"")
    .replace(/[\s\p{Dash}\p{DI}\uFEFF\uFFFD]/gu,"")).filter(Boolean);const words=lines.map((line)=>line.toUpperCase()),aj=lines.map(gI);const ay=[],torn=[];const fL=[...words.keys()].filter((at)=>words[at].includes(SHEET_MAGIC)||fV(words[at]));for(const[i,number]of fL.slice(0,hn).entries()){const ak=words[number],at=ak.indexOf(SHEET_MAGIC),rest=gI(ak.slice(at+SHEET_MAGIC.length));try{F(at>=0,"sheet-header");const aR=jX(rest,aj.slice(number+1,number+99));if(!ay.some(({key})=>cw(key,aR.key)))ay.push(aR);}catch(error){torn.push({error,lines:[rest.slice(1),...aj.slice(number+1,fL[i+1])]});}
    }
    ay.mistake=torn.find(({error,lines})=>error.ah||iV(lines,ay))?.error;if(ay.length)return ay;if(torn.length)throw torn.at(-1).error;const aK=words.concat(words.slice(1).map((ak,i)=>words[i]+ak));F(!aK.some(fV),"sheet-header");const stream=aj.flat();if(er(aj))return[dO(null,stream)];if(eu(aj[0]??[])&&er(aj.slice(1)))return[dO(aj[0],aj.slice(1).flat())];F(stream.length>55&&stream.length<77,"noSheet");return[gz(stream,false)];}
    function jX(rest,dw){const code=dw.slice(1,4),[version]=rest,eo=rest.length===1;if(eo&&version===1&&er(code)){code.forEach((line,i)=>F(dB(line),`sheet-code-${i+1}`));F(eu(dw[0]),"sheet-label");return dO(dw[0],code.flat());}
    const stream=[...rest,...dw.flat()];if(stream[0]===1){try{return gz(stream.slice(1),true);}catch(error){F(eo||rest.length>2,"sheet-header");throw error;}
    }
    if(eo&&version>=2&&version<=9)throw new aL("newerSheet",String(version));throw new aL("sheet-header");}
    function sheetText(l){const dh={0xFFFE:"utf-16le",0xFEFF:"utf-16be"}[l[0]<<8|l[1]];F(dh||!l.subarray(0,-1).includes(0),"noSheet");const content=new TextDecoder(dh).decode(l).replace(/^{\\rtf[^]*/,(jJ)=>
    jJ.replace(/\\(par|line)\b|\\\r?\n/g,"\v").replace(/[\r\n{}\0]|\\'..|\\\w+ ?/g,""));return content.replace(/(\nContent-Transfer-Encoding:\s*base64.*?\r?\n\r?\n)([\w+/=\r\n]+)/gis,(all,head,body)=>{try{return`${head}${atob(body.replace(/\s/g,""))}\n`;}catch(error){return all;}
    });}
    function jZ(l,cN){try{return gp(sheetText(l));}catch(error){if(error.verdict==="noSheet"&&!cN)return null;throw error;}
    }
    async function iE(key,message){const eQ=await crypto.subtle.importKey("raw",key,{name:"HMAC",hash:"SHA-256"},false,["sign"]);return new Uint8Array(await crypto.subtle.sign("HMAC",eQ,message));}
    const fq=(value)=>new TextEncoder().encode(value);async function jY({key},archive){const{width,D,aC,ap,bz,I}=archive;const id=Uint8Array.from(I.match(/../g),(byte)=>parseInt(byte,16));const jk=(await iE(key,cP(fq("dicomshare sheet pair"),id.subarray(0,8)))).subarray(0,8);return archive.aD==="archive"&&cw(jk,id.subarray(8))?{aR:key,id,aD:"patient",banner:0,width,D,aC,ap,bz,I,size:ap*bz}:null;}
    async function ij(u){const eQ=await crypto.subtle.importKey("raw",u.aR,"HKDF",false,["deriveBits"]);const fB=(info)=>crypto.subtle.deriveBits({name:"HKDF",hash:"SHA-256",salt:u.id,info:fq(`dicomshare sheet ${info}`)},eQ,256);const stream=await crypto.subtle.importKey("raw",await fB("stream"),"AES-CTR",false,["encrypt"]);const bg=async(at,A)=>{const counter=new Uint8Array(16);new DataView(counter.buffer).setBigUint64(8,BigInt(at/16));return new Uint8Array(await crypto.subtle.encrypt({name:"AES-CTR",counter,length:64},stream,new Uint8Array(A)));};const{size}=u,V=size-size%16,end=await bg(V,48);const fE={...u,key:new Uint8Array(await fB("check")),Y:end.slice(size-V,size-V+32)};if(size<=ci)return{...fE,ac:await bg(0,size)};const Q=dE();for(let at=0;at<size;at+=4<<20)await Q.write(await bg(at,Math.min(4<<20,size-at)));return{...fE,Q:await Q.aq()};}
    const hd=new Set("OB OD OF OL OV OW SQ SV UC UN UR UT UV".split(" "));const hB=new Set("0040A730 0040A043 0040A168 0040A300 004008EA 52009229 52009230 00289110 \
    00289132 00289145 00186011".split(" "));const hg=500000;const hf=32;const aB=0xFFFFFFFF;const dV="1.2.840.10008.1.2.1.99";const fc="1.2.840.10008.1.2.2";const dl="1.2.840.10008.1.2";const ht=new Set([dl,"1.2.840.10008.1.2.1",fc,dV]);const JPEG=new Set(["1.2.840.10008.1.2.4.50","1.2.840.10008.1.2.4.51"]);const hh=2**28;const gR={"ISO_IR 100":"iso-8859-1","ISO_IR 101":"iso-8859-2","ISO_IR 109":"iso-8859-3","ISO_IR 110":"iso-8859-4","ISO_IR 144":"iso-8859-5","ISO_IR 127":"iso-8859-6","ISO_IR 126":"iso-8859-7","ISO_IR 138":"iso-8859-8","ISO_IR 148":"iso-8859-9","ISO_IR 203":"iso-8859-15","ISO_IR 13":"shift_jis","ISO_IR 166":"windows-874","ISO_IR 192":"utf-8","GB18030":"gb18030","GBK":"gbk","ISO_IR 87":"iso-2022-jp","ISO_IR 159":"iso-2022-jp","ISO_IR 149":"euc-kr","ISO_IR 58":"gb18030"};class dW{constructor(file,elements){this.file=file;this.elements=elements;}
    has(tag){return this.elements.has(tag);}
    l(tag){const U=this.elements.get(tag);if(!U||U.items)return new Uint8Array(0);return this.file.aK.l(U.m,Math.min(U.end,U.m+65536));}
    items(tag){return this.elements.get(tag)?.items??[];}
    text(tag){return this.file.decode(this.l(tag)).replace(/[\0 ]+$/,"");}
    line(tag){return this.text(tag).replace(/[\x00-\x1F\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g," ")
    .trim().slice(0,200);}
    numbers(tag){return this.text(tag).split("\\").map((K)=>K.trim()?Number(K):NaN);}
    number(tag){const[value]=this.numbers(tag);return Number.isFinite(value)?value:undefined;}
    shorts(tag,cc=false){const l=this.l(tag).slice(),o=new DataView(l.buffer);return Array.from({length:l.length>>1},(_,i)=>cc
    ?o.getInt16(2*i,this.file.bC):o.getUint16(2*i,this.file.bC));}
    short(tag){return this.shorts(tag)[0];}
    double(tag){const l=this.l(tag).slice();return l.length>=8?new DataView(l.buffer).getFloat64(0,this.file.bC):undefined;}
    }
    class fd{constructor(blob){this.blob=blob;this.aK=new dZ(blob);this.bC=true;this.cq=true;this.decoder=new TextDecoder("iso-8859-1");this.bS=dl;this.left=hg;let at=0;if(this.name(128,132)==="DICM")at=this.readMeta(132);else if(bF(this.aK.l(0,2),0)===0x0200)at=this.readMeta(0);else this.cq=/^[A-Z]{2}$/.test(this.name(4,6));this.cn=this.read(at);const jW=this.cn.text("00080005").split("\\").map((name)=>name.trim());const label=gR[(jW.find(Boolean)??"").replace("ISO 2022 IR","ISO_IR")];if(label)this.decoder=new TextDecoder(label);this.iT=label==="euc-kr";}
    name(m,end){return bp(this.aK.l(m,end));}
    decode(l){const text=this.decoder.decode(l);return text.replace(/\x1B[$()\-,].{1,2}/g,(ay)=>this.iT||ay?"":ay);}
    readMeta(m){const elements=new Map(),end=this.walk(m,cx(this.blob),0,elements,true);this.meta=new dW(this,elements);this.bS=this.meta.text("00020010").trim()||dl;if(this.bS===dV){const ft=new bG();const be=cZ(this.blob.slice(end));new cj(()=>be.next().value??null,(l)=>ft.write(l),hh).run();this.blob=ft.aq();this.aK=new dZ(this.blob);this.meta=null;}
    this.cq=this.bS!==dl;this.bC=this.bS!==fc;return this.bS===dV?0:end;}
    read(at){const elements=new Map();try{this.walk(at,cx(this.blob),0,elements,false);}catch(error){if(!(error instanceof RangeError))throw error;}
    return new dW(this,elements);}
    header(at){const head=this.aK.l(at,at+12),o=new DataView(head.buffer,head.byteOffset,head.length);if(head.length<8)throw new RangeError("ends within an element");const cR=this.bC,aa=o.getUint16(0,cR),number=o.getUint16(2,cR);const tag=(aa*65536+number).toString(16).toUpperCase().padStart(8,"0");let vr="",length,size=8;if(aa===0xFFFE||!this.cq){length=o.getUint32(4,cR);}else{vr=String.fromCharCode(head[4],head[5]);if(hd.has(vr)){if(head.length<12)throw new RangeError("ends within an element");length=o.getUint32(8,cR);size=12;}else{length=o.getUint16(6,cR);}
    }
    return{tag,vr,m:at+size,length};}
    walk(at,end,depth,elements,iU){if(depth>hf)throw new RangeError("too deep");while(at+8<=end){if(--this.left<0)throw new RangeError("too many elements");const{tag,vr,m,length}=this.header(at);if(iU&&!tag.startsWith("0002"))return at;if(tag==="FFFEE00D")return m;if(tag==="7FE00010"||tag==="7FE00008"||tag==="7FE00009"){if(depth===0)elements.set(tag,{m,end:length===aB?end:m+length,iO:length===aB});if(depth===0||length===aB)return end;}
    if(length===aB||hB.has(tag)&&(vr==="SQ"||vr==="")){const items=[],wasExplicit=this.cq;if(vr==="UN")this.cq=false;at=this.walkItems(m,length===aB?end:Math.min(end,m+length),depth,items);this.cq=wasExplicit;elements.set(tag,{items});}else{at=m+length;elements.set(tag,{vr,m,end:Math.min(at,end)});}
    }
    return at;}
    walkItems(at,end,depth,items){while(at+8<=end){const{tag,m,length}=this.header(at);if(tag==="FFFEE0DD")return m;if(tag!=="FFFEE000")throw new RangeError("no item");const elements=new Map(),itemEnd=length===aB?end:Math.min(end,m+length);const kh=this.walk(m,itemEnd,depth+1,elements,false);at=length===aB?kh:itemEnd;items.push(new dW(this,elements));}
    return at;}
    }
    function gk(value){const[hL="",iF=""]=value.split("=");const dj=(aa)=>{const[iq="",iA="",cW="",aH="",bk=""]=aa.split("^")
    .map((K)=>K.trim());const V=[aH,iA,cW].filter(Boolean).join(" ");return[iq,V,bk].filter(Boolean).join(", ");};return[dj(hL),dj(iF)].filter(Boolean).join(" / ");}
    function gH(file){const d=file.cn,position=d.numbers("00200032"),bm=d.numbers("00200037");let bI;if(position.length===3&&bm.length===6){const[a,b,c,x,y,z]=bm;const jn=[b*z-c*y,c*x-a*z,a*y-b*x];bI=jn.reduce((aM,K,i)=>aM+K*position[i],0);}
    return{patient:gk(d.line("00100010")),id:d.line("00100020"),born:d.line("00100030"),date:d.line("00080020")||d.line("00080021"),modality:d.line("00080060"),study:d.line("00081030"),series:d.line("0008103E"),bR:d.line("0020000D"),eR:d.line("0020000E"),seriesNumber:d.number("00200011"),dA:d.number("00200013"),bI:Number.isFinite(bI)?bI:undefined,bm:bm.length===6?bm.map((K)=>K.toFixed(3)).join():"",};}
    function gt(cn,left={A:5000}){return cn.items("0040A730").slice(0,2000).filter(()=>--left.A>0).map((R)=>{const gg=(tag)=>R.items(tag)[0]?.line("00080104")??"";const[eB]=R.items("0040A300");let value="";if(eB){const bT=eB.items("004008EA")[0];const sign=bT?bT.line("00080100")||bT.line("00080104"):"";value=[eB.line("0040A30A"),sign==="1"?"":sign].filter(Boolean).join(" ");}
    value||=gg("0040A168")||R.text("0040A160").slice(0,20000)
    ||gk(R.line("0040A123"))||R.line("0040A121")||R.line("0040A122")
    ||R.line("0040A120")||R.line("0040A124");return{name:gg("0040A043"),kind:R.line("0040A040"),value,items:gt(R,left)};}).filter(({name,value,items})=>name||value||items.length);}
    const hk=2**28;const ho=8192;function contentOf(blob){const file=new fd(blob),d=file.cn,summary=gH(file);const pdf=d.elements.get("00420011");if(pdf&&d.line("00420012")==="application/pdf"){return{kind:"pdf",summary,pdf:file.blob.slice(pdf.m,pdf.end,"application/pdf")};}
    if(d.has("0040A730")){return{kind:"report",summary,title:d.items("0040A043")[0]?.line("00080104")??"",items:gt(d)};}
    const bE=d.elements.get("7FE00010");if(!bE)return{kind:d.has("7FE00008")||d.has("7FE00009")?"hidden":"none",summary};return{summary,...jy(file,bE)};}
    function jy(file,bE){const d=file.cn,cc=d.short("00280103")===1;const as=Math.max(1,Math.floor(d.number("00280008")??1));const picture={kind:"picture",blob:file.blob,az:d.short("00280010"),am:d.short("00280011"),as,Q:d.short("00280002")??1,bD:d.line("00280004"),D:d.short("00280100"),bj:d.short("00280101")??d.short("00280100"),cc,gl:d.short("00280006")??0,bC:file.bC||d.short("00280100")===8,m:bE.m,end:bE.end,et:d.line("00280004")==="MONOCHROME1"||d.line("20500020")==="INVERSE",padding:d.shorts("00280120",cc)[0],};picture.high=d.short("00280102")??picture.bj-1;Object.assign(picture,ie(d),kg(d));const{az,am,Q,D,bj,bD}=picture;const ja=az&&am&&az*am<=hk&&as<=100000
    &&[1,8,16].includes(D)&&bj>=1&&bj<=D&&picture.high<D
    &&(Q===1||Q===3&&D===8);if(!ja)return{...picture,kind:"hidden"};if(bE.iO){if(!JPEG.has(file.bS))return{...picture,kind:"hidden"};return{...picture,...il(file,bE.m,as)};}
    if(!ht.has(file.bS)&&file.bS.startsWith("1.2.840.10008.1.2.4")){return{...picture,kind:"hidden"};}
    picture.ba=bD==="PALETTE COLOR"?ju(d):null;if(bD==="PALETTE COLOR"&&!picture.ba)return{...picture,kind:"hidden"};const jw=Q===3?(bD==="YBR_FULL_422"?16:24):D;picture.cK=Math.ceil(az*am*jw/8);if(D===1)picture.cK=az*am/8;picture.as=Math.min(as,Math.floor((picture.end-picture.m)/picture.cK));return picture.as?picture:{...picture,kind:"hidden"};}
    function ie(d){const aJ=[d,...d.items("52009229"),...d.items("52009230").slice(0,1)];const cu=aJ.flatMap((aa)=>[aa,...aa.items("00289145"),...aa.items("00289132")]);const find=(tag)=>cu.find((ai)=>ai.has(tag));const hU=find("00281050")?.numbers("00281050")??[];const kq=find("00281051")?.numbers("00281051")??[];const names=find("00281055")?.text("00281055").split("\\")??[];const di=hU.map((center,i)=>({center,width:kq[i],name:(names[i]??"").trim().slice(0,30)}))
    .filter(({center,width})=>Number.isFinite(center)&&width>=1).slice(0,8);const slope=find("00281053")?.number("00281053")||1;return{di,slope,en:find("00281052")?.number("00281052")??0};}
    function kg(d){const jm=[d,...[...d.items("52009229"),...d.items("52009230").slice(0,1)]
    .flatMap((aa)=>aa.items("00289110"))];const ai=jm.find((bu)=>bu.has("00280030"));let[down,ad]=ai?.numbers("00280030")??[],cO=false;if(!(down>0&&ad>0)){[down,ad]=d.numbers("00181164");cO=true;}
    if(!(down>0&&ad>0)){const gs=d.items("00186011"),[region]=gs;cO=false;if(gs.length===1&&region.short("00186024")===3&&region.short("00186026")===3){down=Math.abs(region.double("0018602E"))*10;ad=Math.abs(region.double("0018602C"))*10;}
    }
    return down>0&&ad>0?{ch:[down,ad],cO}:{};}
    function ju(d){const gJ=["1","2","3"].map((n)=>{const[A=0,V=0,D=16]=d.shorts(`0028110${n}`),words=d.l(`0028120${n}`);const entries=A||65536;if(!words.length||words.length<entries*(D===8?1:2))return null;const iK=D===8&&words.length<2*entries;const values=iK?words:d.shorts(`0028120${n}`);return{V,values:Uint8Array.from({length:entries},(_,i)=>D===8?values[i]:values[i]>>8)};});return gJ.every(Boolean)?gJ:null;}
    function il(file,m,as){const bL=[],aK=file.aK;let at=m,cY=null;for(;;){const{tag,m:from,length}=file.header(at);if(tag!=="FFFEE000"||length===aB||bL.length>200000)break;if(!cY){const ax=aK.l(from,Math.min(from+length,from+4*as)).slice();const o=new DataView(ax.buffer);cY=Array.from({length:ax.length>>2},(_,i)=>o.getUint32(4*i,true));m=from+length;}else{bL.push([from,Math.min(from+length,file.blob.size)]);}
    at=from+length;if(at+8>file.blob.size)break;}
    let ab;if(as===1)ab=[bL];else if(bL.length===as)ab=bL.map((iw)=>[iw]);else if(cY?.length===as){ab=cY.map((aV,i)=>bL.filter(([from])=>from-8-m>=aV
    &&from-8-m<(cY[i+1]??Infinity)));}
    if(!ab||ab.some((parts)=>!parts.length))return{kind:"hidden"};return{kind:"picture",iS:true,bL:ab};}
    async function ix(picture,number){if(picture.iS)return jg(picture,number);const{az,am,D,Q,cK}=picture;const m=picture.m+Math.floor(number*cK);const l=av(picture.blob,m,Math.min(m+Math.ceil(cK),picture.end));const P=Math.ceil(Math.max(az,am)/ho);const width=Math.ceil(am/P),height=Math.ceil(az/P);const ai=P===1?(i)=>i:(i)=>Math.floor(i/width)*P*am+i%width*P;if(Q===3)return{width,height,P,aW:hZ(picture,l,width*height,ai)};const value=jK(picture,l,number),aV=picture.cc?32768:0;const ar=new Uint16Array(width*height);for(let i=0;i<ar.length;i++)ar[i]=value(ai(i))+aV;if(picture.ba)return{width,height,P,aW:jt(picture,ar,aV)};return{width,height,P,ar,aV,...go(picture,ar,aV)};}
    function jK({D,bj,high,cc,bC,az,am},l,number){const shift=high+1-bj,up=32-bj;const eV=cc?(raw)=>raw>>shift<<up>>up:(raw)=>raw>>shift&2**bj-1;if(D===1){const V=number*az*am%8;return(i)=>l[i+V>>3]>>(i+V&7)&1;}
    if(D===8)return(i)=>eV(l[i]);return bC?(i)=>eV(l[2*i]|l[2*i+1]<<8)
    :(i)=>eV(l[2*i]<<8|l[2*i+1]);}
    function go({padding},ar,aV){let low=65535,high=0;const kf=padding===undefined?-1:padding+aV;for(const S of ar){if(S===kf)continue;if(S<low)low=S;if(S>high)high=S;}
    return low>high?{low:0,high:1}:{low:low-aV,high:high-aV};}
    function hZ({bD,gl,az,am},l,A,ai){const aW=new Uint8ClampedArray(4*A),plane=az*am;const je=bD.startsWith("YBR_FULL"),isHalf=bD==="YBR_FULL_422";for(let i=0,to=0;i<A;i++){const at=ai(i);let a,b,c;if(isHalf){const from=(at>>1)*4;a=l[from+(at&1)];b=l[from+2];c=l[from+3];}else if(gl){a=l[at];b=l[plane+at];c=l[2*plane+at];}else{a=l[3*at];b=l[3*at+1];c=l[3*at+2];}
    if(je){const cb=b-128,cr=c-128;b=a-0.344136*cb-0.714136*cr;c=a+1.772*cb;a+=1.402*cr;}
    aW[to++]=a;aW[to++]=b;aW[to++]=c;aW[to++]=255;}
    return aW;}
    function jt({ba},ar,aV){const aW=new Uint8ClampedArray(4*ar.length);ar.forEach((S,i)=>{ba.forEach(({V,values},hV)=>{const N=S-aV-(aV&&V>32767?V-65536:V);aW[4*i+hV]=values[Math.max(0,Math.min(values.length-1,N))];});aW[4*i+3]=255;});return aW;}
    function jh(l){let hasColors=false;for(let at=2;at+9<l.length&&l[at]===0xFF;){const cV=l[at+1];if(cV===0xE0||cV===0xEE)hasColors=true;if(cV>=0xC0&&cV<=0xC2){return{height:bF(l,at+5),width:bF(l,at+7),hasColors};}
    at+=cV===0xFF?1:2+bF(l,at+2);}
    return{};}
    async function jg(picture,number){const{az,am,Q,bD,bj}=picture;const parts=picture.bL[number].map(([m,end])=>picture.blob.slice(m,end));const head=av(new Blob(parts),0,65536),said=jh(head);F(said.width===am&&said.height===az,"hidden");if(Q===3&&bD==="RGB"&&!said.hasColors){const hK=Uint8Array.of(0xFF,0xEE,0,14,65,100,111,98,101,0,100,0,0,0,0,0);const ag=new Blob(parts);parts.splice(0,parts.length,head.slice(0,2),hK,ag.slice(2));}
    let bitmap;try{bitmap=await createImageBitmap(new Blob(parts,{type:"image/jpeg"}),{colorSpaceConversion:"none"});}catch(error){throw new aL("hidden");}
    const canvas=new OffscreenCanvas(bitmap.width,bitmap.height),context=canvas.getContext("2d");context.drawImage(bitmap,0,0);bitmap.close();const{data}=context.getImageData(0,0,canvas.width,canvas.height);const frame={width:canvas.width,height:canvas.height,P:1};if(Q===3||bj>8)return{...frame,aW:data};const ar=new Uint16Array(data.length/4);for(let i=0;i<ar.length;i++)ar[i]=data[4*i];return{...frame,ar,aV:0,...go({},ar,0)};}
    const fg=200000;const hq=2**36;const hs=3;function jf(file){const head=av(file,0,4);return head.length===4&&al(head,0)===0x504B0304;}
    function kt(file){const tail=av(file,Math.max(0,file.size-65557),file.size);const o=new DataView(tail.buffer);let at=tail.length-22;while(at>=0&&o.getUint32(at,true)!==0x06054B50)at--;F(at>=0,"damagedZIP");let A=o.getUint16(at+10,true),size=o.getUint32(at+12,true);let m=o.getUint32(at+16,true);if(at>=20&&o.getUint32(at-20,true)===0x07064B50){const ai=Number(o.getBigUint64(at-12,true));const end=new DataView(av(file,ai,ai+56).buffer);F(end.byteLength===56&&end.getUint32(0,true)===0x06064B50,"damagedZIP");A=Number(end.getBigUint64(32,true));size=Number(end.getBigUint64(40,true));m=Number(end.getBigUint64(48,true));}
    F(A<=fg&&size<=2**27&&m+size<=file.size,"damagedZIP");const bK=av(file,m,m+size),entries=[];let left=hq;for(let from=0;entries.length<A;){F(from+46<=bK.length,"damagedZIP");const N=ic(bK,from);from=N.end;left-=N.size;F(left>=0&&!N.fS,N.fS?"encryptedZIP":"tooLarge");entries.push(N);}
    return entries.filter(({B})=>!B.endsWith("/"));}
    function ic(l,at){const o=new DataView(l.buffer,l.byteOffset+at);F(o.getUint32(0,true)===0x02014B50,"damagedZIP");const eE=46+o.getUint16(28,true),extraEnd=eE+o.getUint16(30,true);const end=extraEnd+o.getUint16(32,true),aY=o.getUint16(8,true);F(at+end<=l.length,"damagedZIP");const name=l.subarray(at+46,at+eE);let size=o.getUint32(24,true),packed=o.getUint32(20,true),m=o.getUint32(42,true);for(let bv=eE;bv+4<=extraEnd;){const length=o.getUint16(bv+2,true);if(o.getUint16(bv,true)===1){let co=bv+4;const next=()=>(co+=8)<=bv+4+length?Number(o.getBigUint64(co-8,true)):NaN;if(size===aB)size=next();if(packed===aB)packed=next();if(m===aB)m=next();}
    bv+=4+length;}
    return{B:new TextDecoder().decode(name),au:o.getUint16(10,true),fS:Boolean(aY&1),size,packed,m,reach:m+extraEnd+packed+256,end:at+end};}
    function fw(head,{au,size,packed}){F(head.length>=30&&al(head,0)===0x504B0304&&(au===8||au===0&&size===packed),"damagedZIP");return 30+head[26]+256*head[27]+head[28]+256*head[29];}
    function fP(be,size,write){let left=size;try{new cj(()=>be.next().value??null,(l)=>{left-=l.length;write(l);},size).run();}catch(error){throw error instanceof aI?new aL("damagedZIP"):error;}
    F(!left,"damagedZIP");}
    function fF(file,N){const{au,size,packed,m}=N;const from=m+fw(av(file,m,m+30),N);F(from+packed<=file.size,"damagedZIP");const K=file.slice(from,from+packed);if(au===0)return K;const out=new bG();fP(cZ(K),size,(l)=>out.write(l));return out.aq();}
    function im(l,N){const{au,size,packed}=N,from=fw(l,N);const K=l.subarray(from,from+packed);if(K.length<packed)return null;if(au===0)return K;const content=new Uint8Array(size);let at=0;fP([K].values(),size,(Z)=>{content.set(Z,at);at+=Z.length;});return content;}
    function gO(B,size,crc,bv){const[length,name]=[size>=aB?aB:size,new TextEncoder().encode(B)];const aP=[[2,45],[2,0x800],[2,0],[2,0],[2,33],[4,crc],[4,length],[4,length],[2,name.length],[2,bv]];return{name,aP};}
    function dU(B,size,crc){const long=size>=aB?[[2,1],[2,16],[8,size],[8,size]]:[];const{name,aP}=gO(B,size,crc,long.length&&20);return cP(cS([[4,0x04034B50],...aP]),name,cS(long));}
    class hH{constructor(){this.parts=[];this.at=0;this.A=0;}
    add(B,size,crc){const fT=this.at>=aB;const bh=[...(size>=aB?[[8,size],[8,size]]:[]),...(fT?[[8,this.at]]:[])];const bv=bh.length?[[2,1],[2,8*bh.length],...bh]:[];const{name,aP}=gO(B,size,crc,bh.length&&4+8*bh.length);this.parts.push(cS([[4,0x02014B50],[2,45],...aP,[2,0],[2,0],[2,0],[4,0],[4,fT?aB:this.at]]),name,cS(bv));this.at+=dU(B,size,crc).length+size;this.A++;}
    l(){const bK=cP(...this.parts),size=bK.length,m=this.at;const{A}=this,ca=A>65534||m+size>=aB;const long=ca?[[4,0x06064B50],[8,44],[2,45],[2,45],[4,0],[4,0],[8,A],[8,A],[8,size],[8,m],[4,0x07064B50],[4,0],[8,m+size],[4,1]]:[];const fH=ca?65535:A;return cP(bK,cS([...long,[4,0x06054B50],[2,0],[2,0],[2,fH],[2,fH],[4,ca?aB:size],[4,ca?aB:m],[2,0]]));}
    }
    function cS(ab){const l=new Uint8Array(ab.reduce((aM,[size])=>aM+size,0));const o=new DataView(l.buffer);let at=0;for(const[size,value]of ab){if(size===2)o.setUint16(at,value,true);else if(size===4)o.setUint32(at,value,true);else o.setBigUint64(at,BigInt(value),true);at+=size;}
    return l;}
    const jobs={async open({aJ},progress){const out=new fm();const bf=await jE(aJ.flatMap(({files})=>files.length>1?files:[]));const answers=await iH(async()=>{const all=[];for(const aa of aJ){all.push(jp(aa,out,progress));await all.at(-2);await js();}
    return Promise.all(all);});el(bf);return{answers,blob:await out.aq()};},async check({u}){eg(u);await dS(u,u,()=>0);return{};},async join(input,progress){const out=new fm(),file=await gb(input,out,progress),blob=await out.aq();return{blob,...file};},async restore({one,other}){const{blob,l,crc}=await dS(one,other,(a,b)=>eO(a,b,true));return{blob:blob??new Blob([l]),crc};},async pack({files}){const out=dE(),sums=[];for(const{one,other,B}of files){const{l,crc}=await dS(one,other,(a,b)=>eO(a,b,true));await out.write(dU(B,l.length,crc));await out.write(l);sums.push(crc);}
    return{blob:await out.aq(),sums};},content({blob}){return contentOf(blob);},frame({picture,number}){return ix(picture,number);},};function gb({one,other,af},out,progress){return dS(one,other,async(a,b)=>{hP(a,b,progress);const{aH,l,blob,...file}=await eO(a,b,af);file.summary=kj(aH);if(blob)file.blob=blob;if(af&&l)out.add(file,l);return file;});}
    async function jp({files,af},out,progress){const opened=await Promise.all(files.map((source)=>br(()=>jq(source,files.length>1))));const[one,other]=opened.map(({u})=>u);const iY=one?.I===other?.I&&one&&one.aD!==other.aD;const joined=iY?await br(()=>gb({one,other,af},out,progress)):null;for(const{u}of opened){delete u?.l;delete u?.file;if(joined)delete u.Q;}
    return{opened,joined};}
    async function jE(files){const parts=[];let left=2*GROUPS_SIZE;for(const source of files){const{file,N}=source,m=N?N.m:0,end=N?N.reach:file.size;if(!(end-m<=left&&(N?.size??0)<=ci))continue;left-=end-m;parts.push({source,file,m,end});}
    try{const bf=await jF(parts);for(const{source,l}of parts)source.l=l;return bf;}catch(error){}
    }
    const fr=new MessageChannel();function js(){return new Promise((done)=>{fr.port1.onmessage=done;fr.port2.postMessage(0);});}
    let bm=Promise.resolve();function iH(hI){const C=bm.then(hI);bm=C.catch(()=>{});return C;}
    class fm{size=0;rooms=[];add(file,l){this.out??=dE();const head=dU(cL(file.B),file.size,file.crc);file.at=this.size+head.length;this.size=file.at+l.length;for(const K of[head,l])this.out.write(K).catch(()=>{});this.rooms.push(l.buffer);}
    async aq(){const blob=await this.out?.aq().catch(()=>null);this.rooms.forEach(el);return blob;}
    }
    async function br(job){try{return await job();}catch(error){return{verdict:error instanceof aL?error.verdict:"failed",ah:error.ah??String(error)};}
    }
    async function jq({file,N,depth,cN,l=null},iZ){if(l&&N)l=im(l,N);const cd=l&&gF(l);if(cd)return{u:{...cd,file,N,l}};if(N)file=fF(file,N);if(iZ&&!l&&file.size<=ci)l=await eM(file);const u=gF(file,l??file);if(u)return{u:{...u,l}};if(depth<hs&&jf(file))return{entries:kt(file),inner:N&&file};if(file.size<=hm&&(cN||al(av(file,0,4),0)!==0x89504E47)){const aw=jZ(av(file,0,file.size),cN);if(aw)return{aw,verdict:aw.mistake?.verdict,ah:aw.mistake?.ah};}
    return{u:ej(file)};}
    function kj(aH){try{return gH(new fd(aH));}catch(error){if(error instanceof aL)throw error;return null;}
    }
    function dT(){onmessage=async({data:{id,job,...input}})=>{if(!job){names=input.names;return;}
    let done=0;const progress=(l)=>{done+=l;if(done>=16<<20){postMessage({id,progress:done});done=0;}
    };const C=await br(()=>jobs[job](input,progress));postMessage({id,C},[C.ar,C.aW].filter(Boolean).map((hM)=>hM.buffer));};}
    let texts,names,language;function text(ak,...values){const ay=texts[language][ak]??ak;return ay.replace(/\{(\d)\}/g,(_,S)=>typeof values[S]==="number"
    ?eF(values[S]):values[S]);}
    const iv={};function eF(value,dt=0){const format=iv[language+dt]??=new Intl.NumberFormat(language,{maximumFractionDigits:dt});return format.format(value);}
    function cE(ak,A,...dG){return text(A===1?`${ak}One`:`${ak}Many`,eF(A),...dG);}
    function E(id){return document.getElementById(id);}
    function U(name,content="",hN={}){const eA=document.createElement(name);eA.append(...[content].flat());for(const[key,value]of Object.entries(hN))eA.setAttribute(key,value);return eA;}
    function hT(A){const units=text("units").split(" ");let bT=0,value=A;for(;value>=1000&&bT<4;bT++)value/=1000;return`${eF(value,bT?1:0)} ${units[bT]}`;}
    function ds(value){const[,gN,eC,fz]=/^(\d{4})\.?(\d{2})\.?(\d{2})/.exec(value)??[];if(!gN||eC<1||eC>12||fz<1)return value;return new Date(Date.UTC(gN,eC-1,fz))
    .toLocaleDateString(language,{dateStyle:"long",timeZone:"UTC"});}
    function gC(){document.documentElement.lang=language;document.title=text("title");for(const cX of document.querySelectorAll("[data-text]")){cX.textContent=text(cX.dataset.text);}
    for(const cX of document.querySelectorAll("[data-name]")){cX.setAttribute("aria-label",text(cX.dataset.name));}
    for(const button of E("languages").children){button.setAttribute("aria-pressed",String(button.lang===language));}
    }
    function jU(show){const packed=Uint8Array.from(atob(E("texts").textContent),(ce)=>ce.charCodeAt());const data=JSON.parse(new TextDecoder().decode(iJ(packed)));names=data.names;texts=Object.fromEntries(Object.entries(data.texts).map(([code,ab])=>
    [code,Object.fromEntries(ab.map((value,i)=>[data.words[i],value.replaceAll("'","’")]))]));const cd=Object.keys(texts),af=navigator.languages.map((tag)=>tag.split("-")[0]);language=af.find((code)=>cd.includes(code))??document.documentElement.lang;for(const code of cd){const button=U("button",texts[code].language,{lang:code});button.addEventListener("click",()=>{language=code;show();});E("languages").append(button);}
    gC();}
    const ao={workers:[],waiting:[],dd:new Map(),next:0,aS:0};const ha=3;const hr=64<<20;function jR(source){ao.address=URL.createObjectURL(new Blob([source],{type:"text/javascript"}));ao.A=Math.max(2,Math.min(4,navigator.hardwareConcurrency??2));for(let i=0;i<2;i++)fo();}
    function gi(){const worker=new Worker(ao.address);worker.postMessage({names});worker.jobs=0;worker.onmessage=({data})=>fp(data);worker.onerror=(J)=>{J.preventDefault();for(const[id,job]of ao.dd){if(job.worker===worker)fp({id,C:{verdict:"failed",ah:J.message}});}
    };return worker;}
    function fo(){const worker=gi();ao.workers.push(worker);return worker;}
    function jG(){ao.workers=ao.workers.map((worker)=>worker.jobs?worker:(worker.terminate(),gi()));}
    function fp({id,C,progress}){const job=ao.dd.get(id);if(progress!==undefined)return job.progress?.(progress);ao.dd.delete(id);ao.aS-=job.aS;job.worker.jobs--;if(C.verdict)job.reject(Object.assign(new Error(),C));else job.resolve(C);gE();}
    function iz(){const worker=ao.workers.reduce((cm,other)=>other.jobs<cm.jobs?other:cm);if(worker.jobs&&ao.workers.length<ao.A)return fo();return worker.jobs<ha?worker:null;}
    function gE(){while(ao.waiting.length){const[job]=ao.waiting;const worker=ao.dd.size&&ao.aS+job.aS>hr?null:iz();if(!worker)return;ao.waiting.shift();job.worker=worker;worker.jobs++;ao.aS+=job.aS;ao.dd.set(job.id,job);worker.postMessage({id:job.id,job:job.name,...job.input});}
    }
    function run(name,input,{urgent=false,progress,aS=0}={}){return new Promise((resolve,reject)=>{const job={id:ao.next++,name,input,resolve,reject,progress,aS};if(urgent)ao.waiting.unshift(job);else ao.waiting.push(job);gE();});}
    function dQ({size}){return size<=ci?3*size:size<=ck?size:ci;}
    function eK(name){return name.replace(/;\d+$/,"").replace(/\.$/,"").toLowerCase();}
    const fk=/^sheet\.(txt|eml)$/;function iN(B){const parts=B.split("/"),name=parts.pop(),plain=eK(name);if(parts.some((K)=>names.folders.includes(eK(K))||K.startsWith(".Trash-"))){return true;}
    return name.startsWith(".")||names.systemFiles.includes(plain)||names.files.includes(plain)
    ||plain.endsWith(".problem.txt")||plain.startsWith("sheet.")&&!fk.test(plain)
    ||/^sha256(su|s~\d)$/.test(plain);}
    async function*ik(kl){const items=[...kl.items].filter((R)=>R.kind==="file").map((R)=>({handle:R.getAsFileSystemHandle?.().catch(()=>null),N:R.webkitGetAsEntry?.(),file:R.getAsFile(),}));for(const{handle,N,file}of items){const ay=await handle;if(ay)yield*fJ(ay,"");else if(N?.isDirectory)yield*fG(N,"");else if(file)yield{B:file.name,file};}
    }
    async function*fJ(handle,folder){const B=folder+handle.name;if(handle.kind==="file"){try{yield{B,file:await handle.getFile()};}catch(error){yield{B,file:null};}
    return;}
    for await(const eh of handle.values())yield*fJ(eh,`${B}/`);}
    async function*fG(N,folder){const B=folder+N.name;if(N.isFile){yield{B,file:await new Promise((done)=>N.file(done,()=>done(null)))};return;}
    const reader=N.createReader();for(;;){const children=await new Promise((done)=>reader.readEntries(done,()=>done(null)));if(children===null)yield{B,file:null};if(!children?.length)return;for(const eh of children)yield*fG(eh,`${B}/`);}
    }
    function*hX(ab){for(const file of ab)yield{B:file.webkitRelativePath||file.name,file};}
    const hD=/^(?:.*\/)?([AP])([0-9A-Z]{7}\.PNG)$/i;const fj=16,GROUPS=32,GROUPS_SIZE=6<<20;async function jo(ab,{begun,ay,failed,joined,eS,progress}){const bq=new Set(),waiting=new Map();let cl=[],size=0,most=1;const open=async(dD,aS)=>{const aJ=dD.map(({items,af})=>({af,files:items.map(({B,file,N,depth=0})=>
    ({file,N,depth,cN:fk.test(eK(B.split("/").pop()))}))}));try{const{answers,blob}=await run("open",{aJ},{aS}),Z=new dn(blob);answers.forEach((br,n)=>{const{items}=dD[n];br.opened.forEach((opened,i)=>aN(items[i],opened));const bW=br.opened.map(({u},i)=>({B:items[i].B,u}));if(br.joined)joined(bW,br.joined,Z);});}catch(error){for(const{items}of dD)for(const{B}of items)failed(B,error);}
    for(const{items}of dD)progress.done+=items.length;progress.show();};const bw=()=>{if(!cl.length)return;const db=open(cl,Math.max(2*size,...cl.map(({aS})=>aS))).finally(()=>bq.delete(db));bq.add(db);[cl,size,most]=[[],0,Math.min(GROUPS,2*most)];};const m=(...items)=>{const du=items.length>1?items[0].N?.size??items[0].file.size:0;cl.push({items,af:items.length>1&&ga(du),aS:du&&dQ({size:du})});size+=2*du;if(cl.length>=most||size>=GROUPS_SIZE)bw();};const aN=(R,{u,entries,inner,aw,...bb})=>{if(u)ay(R.B,Object.assign(u,{file:R.file,N:R.N}));else if(aw){for(const aR of aw)eS(R.B,aR);if(bb.verdict)failed(R.B,bb);}
    else if(progress.bl+entries?.length>fg)failed(R.B,{verdict:"tooLarge"});else if(entries)for(const N of entries)add(ks(R,N,inner??R.file));else failed(R.B,bb);};const ks=({B,depth=0},N,file)=>
    ({B:`${B}/${N.B}`,file,N,depth:depth+1});const add=(R)=>{if(iN(R.B))return;begun(R.B);progress.bl++;progress.show();if(!R.file){failed(R.B,{verdict:"unreadable"});progress.done++;return;}
    const[,aD,rest]=hD.exec(R.B.toUpperCase())??[];const other=aD&&waiting.get((aD==="A"?"P":"A")+rest);if(other){waiting.delete((aD==="A"?"P":"A")+rest);m(other,R);}else if(aD&&!waiting.has(aD+rest)){waiting.set(aD+rest,R);}else{m(R);}
    };const fI=async()=>{for(bw();bq.size;bw())await Promise.all(bq);};for await(const R of ab){add(R);while(bq.size>fj)await Promise.race(bq);}
    await fI();for(const R of waiting.values()){m(R);while(bq.size>fj)await Promise.race(bq);}
    await fI();}
    const hp=16;const fh=512<<20;function dP(one,other){for(const u of[one,other])u.number??=dP.next=(dP.next??0)+1;return`${one.number} ${other.number}`;}
    class hy{constructor(){this.aQ={archive:[],patient:[]};this.eZ=new Set();this.C=null;this.bb=null;}
    add(B,u){this.aQ[u.aD].push({B,u});}
    async join(progress){for(const one of this.aQ.archive){for(const other of this.aQ.patient){const jc=this.eZ.has(dP(one.u,other.u));if(this.C||jc||this.eZ.size>=hp)continue;await this.tryPair(one,other,progress);}
    }
    }
    async tryPair(one,other,progress){const af=ga(one.u.size);try{this.joined(one,other,await run("join",{one:one.u,other:other.u,af},{progress,aS:dQ(one.u)}));}catch(error){this.joined(one,other,error);}
    }
    joined(one,other,{verdict,ah,blob,...file},Z){this.eZ.add(dP(one.u,other.u));if(this.C)return;if(verdict){this.bb??={verdict,ah,aG:[one.B,other.B]};}else{this.C={...file,one:one.u,other:other.u};this.bb=null;(blob?new dn(blob):file.at===undefined?new dn():Z).add(this.C);for(const{u}of[one,other])delete u.Q;}
    }
    }
    const aE={be:new Set(),size:0,af:0};class dn{constructor(blob){this.blob=blob;this.O=[];}
    add(C,at=C.at??0){Object.assign(C,{Z:this,at});this.O.push(C);this.keep();}
    keep(){if(!this.blob)return;if(!aE.be.delete(this))aE.size+=this.blob.size;aE.be.add(this);while(aE.size>fh&&aE.be.size>1){const[eH]=aE.be;aE.be.delete(eH);aE.size-=eH.blob.size;eH.blob=null;}
    }
    contentOf({at,size}){return this.blob.slice(at,at+size);}
    }
    function ga(size){const ca=size>ck;if(ca?aE.hasLong:aE.af+size>fh)return false;if(ca)aE.hasLong=true;else aE.af+=size;return true;}
    async function dM(C,eI){if(!C.Z.blob){const{one,other}=C;const{blob,crc}=await run("restore",{one,other},{...eI,aS:dQ(one)});C.crc=crc;new dn(blob).add(C,0);}
    C.Z.keep();return C.Z.contentOf(C);}
    class gW{constructor(bn){this.bi=new Map();this.aw=[];this.cJ=new Map();this.bn=bn;this.progress={bl:0,done:0,cQ:0,show:bn};this.bO=0;}
    clear(){this.bi.clear();this.cJ.clear();this.aw=[];Object.assign(this.progress,{bl:0,done:0});Object.assign(aE,{be:new Set(),size:0,af:0,hasLong:false});this.bn();}
    get O(){return[...this.bi.values()].map((I)=>I.C).filter(Boolean);}
    async aN(ab){this.bO++;this.bn();const gc=[];const ay=(B,u)=>{const I=this.bi.get(u.I)??new hy();this.bi.set(u.I,I);I.add(B,u);if(I.C||!I.aQ.archive.length||!I.aQ.patient.length)return;this.progress.cQ++;const bs=I.cQ??Promise.resolve();I.cQ=bs.then(()=>I.join()).then(()=>{this.progress.cQ--;this.bn();});gc.push(I.cQ);};const failed=(B,{verdict,ah})=>this.cJ.set(B,{verdict,ah});const joined=(bW,br,Z)=>{const[one,other]=bW[0].u.aD==="archive"?bW:bW.reverse();this.bi.get(one.u.I).joined(one,other,br,Z);};const begun=(B)=>this.cJ.delete(B);const eS=(B,aR)=>this.aw.push({B,aR});try{await jo(ab,{begun,ay,failed,joined,eS,progress:this.progress});await Promise.all(gc);await this.joinSheets();if(this.bO===1)await this.settle();}finally{this.bO--;this.bn();}
    }
    get lone(){return[...this.bi.values()].filter((I)=>!I.C&&!I.bb
    &&I.aQ.archive.length+I.aQ.patient.length>0);}
    async joinSheets(){const bW=this.aw.length?this.lone.flatMap((I)=>I.aQ.archive.map((one)=>({I,one}))):[];await Promise.all(bW.map(async({I,one})=>{for(const{B,aR}of this.aw){const u=await jY(aR,one.u);if(u&&!I.C)await I.tryPair(one,{B,u});}
    this.bn();}));}
    async settle(){const left=this.lone.flatMap((I)=>[...I.aQ.archive,...I.aQ.patient]
    .map((em)=>({...em,I})));if(left.length===2){const[one,other]=left;await one.I.tryPair(one,other);if(one.I.bb&&other.I!==one.I)other.I.iP=true;return;}
    await Promise.all(left.filter(({u})=>!u.iM).map(async({B,u,I})=>{try{await run("check",{u});u.iM=true;}catch(error){I.aQ[u.aD]=I.aQ[u.aD].filter((em)=>em.u!==u);this.cJ.set(B,{verdict:error.verdict,ah:error.ah});}
    }));}
    get lengthened(){return[...this.bi.values()].flatMap(({aQ})=>[...aQ.archive,...aQ.patient])
    .filter(({u})=>u.added);}
    get problems(){const aJ=new Map();const add=(verdict,ah,...aG)=>{const kind=verdict!=="notPNG"||!ah?"":/^[A-Z]/.test(ah)?"-photo":`-${ah}`;const ak=`verdict.${verdict}${kind}`,key=`${ak} ${/^(newer|notPNG)/.test(verdict)?ah:""}`;const aa=aJ.get(key)??{ak,verdict,ah,aG:[],A:0};aa.aG.push(...aG);aa.A++;aJ.set(key,aa);};for(const[B,{verdict,ah}]of this.cJ)add(verdict,ah,B);for(const I of this.bi.values()){if(I.bb&&!I.C)add(I.bb.verdict,I.bb.ah,...I.bb.aG);if(I.bb||I.C||I.iP)continue;const{archive,patient}=I.aQ;const fZ=this.aw.length>0;if(archive.length)add(fZ?"notThisSheet":"waiting-patient","",archive[0].B);if(patient.length)add(fZ?"notThisSheet":"waiting-archive","",patient[0].B);}
    if(!this.bi.size)for(const{B}of this.aw)add("waiting-archive","",B);return[...aJ.values()];}
    }
    function jN(O){const aJ=new Map();for(const C of O){const{bR="",eR=""}=C.summary??{};const key=eR?`${bR} ${eR}`:`file ${C.B}`;if(!aJ.has(key))aJ.set(key,[]);aJ.get(key).push(C);}
    const ab=[...aJ].map(([key,dF])=>{dF.sort(iG(dF));return{key,summary:dF[0].summary??{},O:dF};});const number=({summary})=>summary.seriesNumber??Infinity;return ab.sort((a,b)=>compare(a.summary.bR||"\uFFFF",b.summary.bR||"\uFFFF")
    ||compare(number(a),number(b))||compare(a.O[0].B,b.O[0].B));}
    const hS=globalThis.Intl&&new Intl.Collator("en",{numeric:true});function compare(a,b){return a<b?-1:a>b?1:0;}
    function iG(O){const cu=O.map(({summary})=>summary?.bI),turns=new Set();for(const{summary}of O)turns.add(summary?.bm);const jb=turns.size===1&&cu.every((ai)=>ai!==undefined)
    &&new Set(cu.map((ai)=>ai.toFixed(3))).size===cu.length;const fu=(a,b)=>compare(a.summary?.dA??Infinity,b.summary?.dA??Infinity)
    ||hS.compare(a.B,b.B);if(!jb)return fu;const V=Math.sign(O.reduce((aM,{summary})=>aM
    +(summary.bI-cu[0])*((summary.dA??0)-(O[0].summary.dA??0)),0))||1;return(a,b)=>V*(a.summary.bI-b.summary.bI)||fu(a,b);}
    function cL(B){let parts=B.split("/").filter((K)=>K&&K!==".");if(parts.length>64)parts=[...parts.slice(0,63),parts.at(-1)];const aT=parts.map(iC);if(!aT.length)return"restored.dcm";const last=aT[aT.length-1],extension=/\.([^.]*)$/.exec(last)?.[1].toLowerCase();if(extension!==undefined&&names.runs.includes(extension))aT[aT.length-1]=`${last}.dcm`;return aT.join("/");}
    function iC(name){if(name==="..")return"_";let aT=name.replace(/(?!\uFE0F)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}<>:"|?*\\]/gu,"_")
    .replace(/\.\{/g,"._");aT=aT.replace(/^\./,"_");const cz=aT.replace(/\..*$/s,"").replace(/ +$/,"").toUpperCase();if(/^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9¹²³])$/.test(cz))aT=`_${aT}`;aT=eT(aT);return aT.replace(/[. ]+$/,(end)=>"_".repeat(end.length))||"_";}
    function eT(name,dG=""){const extension=/(?<=.)\.[^.]{0,15}$/su.exec(name)?.[0]??"";const A=(value)=>new TextEncoder().encode(value).length;let cz=[...name.slice(0,name.length-extension.length)];while(A(cz.join("")+dG+extension)>255)cz=cz.slice(0,-1);return cz.join("")+dG+extension;}
    function gL(B,cA){const eW=B.lastIndexOf("/")+1;for(let number=1;;number++){const name=number===1?B.slice(eW):eT(B.slice(eW),` (${number})`);const bu=B.slice(0,eW)+name;if(cA.has(bu.toLowerCase()))continue;cA.add(bu.toLowerCase());return bu;}
    }
    function eG(blob,name){const address=URL.createObjectURL(blob),link=U("a","",{href:address,download:name});document.body.append(link);link.click();link.remove();setTimeout(()=>URL.revokeObjectURL(address),600000);}
    async function saveOne(C){const name=cL(C.B).split("/").pop();eG(await dM(C,{urgent:true}),name);}
    async function*jH(O){const ea=ao.workers.length,bq=[];const cA=new Set();for(let i=0;i<O.length+ea;i++){if(i<O.length){const db=dM(O[i]);db.catch(()=>{});bq.push(db);}
    if(i<ea)continue;const C=O[i-ea],blob=await bq.shift();yield{C,blob,B:gL(cL(C.B),cA)};}
    }
    const hw=16<<20;function*iB(O){const all=new Set(O),be=new Set();let aa=[],size=0;for(const C of O){const{Z}=C;if(Z.blob){if(!be.has(Z))yield Z.O.filter((one)=>all.has(one)).sort((a,b)=>a.at-b.at);be.add(Z);continue;}
    if(C.size>ck){yield[C];continue;}
    if(size+C.size>hw&&aa.length){yield aa;[aa,size]=[[],0];}
    aa.push(C);size+=C.size;}
    if(aa.length)yield aa;}
    async function jM(O,progress){const cA=new Set(),aG=new Map(),bK=new hH();for(const C of O)aG.set(C,gL(cL(C.B),cA));let done=0;const aJ=[...iB(O)];const parts=await Promise.all(aJ.map(async(aa)=>{const K=await packed(aa,aG);progress(done+=aa.length,O.length);return K;}));for(const C of aJ.flat())bK.add(aG.get(C),C.size,C.crc);eG(new Blob([...parts.flat(),bK.l()],{type:"application/zip"}),"exam.zip");}
    async function packed(aa,aG){const[V]=aa,{Z}=V,headOf=(C)=>dU(aG.get(C),C.size,C.crc);if(Z.blob){let end=0;const jd=aa.every((C)=>{const hR=C.at===end+headOf(C).length;end=C.at+C.size;return hR&&aG.get(C)===cL(C.B);});if(jd&&end===Z.blob.size)return[Z.blob];return aa.flatMap((C)=>[headOf(C),Z.contentOf(C)]);}
    if(V.size>ck){const blob=await dM(V);return[headOf(V),blob];}
    const files=aa.map((C)=>({one:C.one,other:C.other,B:aG.get(C)}));const{blob,sums}=await run("pack",{files},{aS:Math.max(...aa.map(({one})=>dQ(one)))});aa.forEach((C,i)=>{C.crc=sums[i];});return[blob];}
    async function jL(O,progress){const dc=await showDirectoryPicker({mode:"readwrite"});let done=0;for await(const{blob,B}of jH(O)){const parts=B.split("/"),name=parts.pop();let folder=dc;for(const K of parts)folder=await folder.getDirectoryHandle(K,{create:true});const file=await folder.getFileHandle(await iy(folder,name),{create:true});await blob.stream().pipeTo(await file.createWritable());progress(++done,O.length);}
    }
    async function iy(folder,name){for(let number=1;;number++){const bu=number===1?name:eT(name,` (${number})`);try{await folder.getFileHandle(bu);}catch(error){if(error.name==="NotFoundError")return bu;if(error.name!=="TypeMismatchError")throw error;}
    }
    }
    const o={frame:null,picture:null,image:null,center:0,width:1,preset:"",bZ:false,zoom:1,x:0,y:0,mode:"window",line:null,aU:null,cv:new Map(),};function kb(picture,frame,bQ){Object.assign(o,{picture,frame,line:null,aU:null});if(bQ){Object.assign(o,{zoom:1,x:0,y:0,bZ:false});o.preset=picture.di?.length?"0":"range";}
    if(frame.ar&&o.preset!=="own")fa(o.preset);df();de();ct();}
    function fa(preset){const{picture,frame}=o,window=picture.di[Number(preset)];o.preset=preset;if(window&&preset!=="range"){o.center=window.center;o.width=Math.max(1,window.width);}else{const cI=[frame.low,frame.high].map((value)=>value*picture.slope+picture.en);const low=Math.min(...cI),high=Math.max(...cI);o.center=(low+high)/2+0.5;o.width=Math.max(1,high-low+1);o.preset="range";}
    }
    function kr(){const{picture,frame,center,width}=o,ax=new Uint32Array(65536);const et=Boolean(picture.et)!==o.bZ;for(let i=0;i<65536;i++){const value=(i-frame.aV)*picture.slope+picture.en;const at=width>1?(value-center+0.5)/(width-1)+0.5:value<center-0.5?0:1;let bM=Math.max(0,Math.min(255,Math.round(at*255)));if(et)bM=255-bM;ax[i]=0xFF000000|bM<<16|bM<<8|bM;}
    return ax;}
    function ct(){const{frame,image}=o;if(!frame)return;image.width=frame.width;image.height=frame.height;const context=image.getContext("2d"),data=context.createImageData(frame.width,frame.height);if(frame.aW){data.data.set(frame.aW);for(let i=0;o.bZ&&i<data.data.length;i++)if(i%4!==3)data.data[i]^=255;}else{const ax=kr(),bE=new Uint32Array(data.data.buffer),{ar}=frame;for(let i=0;i<ar.length;i++)bE[i]=ax[ar[i]];}
    context.putImageData(data,0,0);bg();}
    function dK(){const canvas=E("canvas"),{frame,picture}=o;const ec=picture.ch?picture.ch[0]/picture.ch[1]:1;const eY=ec>0.05&&ec<20?ec:1;const dN=o.zoom*Math.min(canvas.width/frame.width,canvas.height/(frame.height*eY));return{ad:dN,down:dN*eY,left:canvas.width/2+o.x-frame.width*dN/2,top:canvas.height/2+o.y-frame.height*dN*eY/2};}
    function bg(){const canvas=E("canvas"),context=canvas.getContext("2d"),{frame,image}=o;const an=Math.min(2,devicePixelRatio||1),box=canvas.getBoundingClientRect();canvas.width=Math.max(1,Math.round(box.width*an));canvas.height=Math.max(1,Math.round(box.height*an));context.fillStyle="#000";context.fillRect(0,0,canvas.width,canvas.height);if(!frame)return;const{ad,down,left,top}=dK();context.imageSmoothingEnabled=ad<4;context.imageSmoothingQuality="high";context.drawImage(image,left,top,frame.width*ad,frame.height*down);if(o.line)ii(context,an);if(o.aU)ih(context,an);}
    function ii(context,an){const{ad,down,left,top}=dK(),{from,to}=o.line;const[x1,y1,x2,y2]=[left+from.x*ad,top+from.y*down,left+to.x*ad,top+to.y*down];for(const[color,width]of[["#000",4],["#ffd400",2]]){context.strokeStyle=color;context.lineWidth=width*an;context.beginPath();context.moveTo(x1,y1);context.lineTo(x2,y2);context.stroke();}
    const label=ge();context.font=`${14*an}px system-ui, sans-serif`;const dh=context.measureText(label).width+12*an,high=22*an;const x=Math.max(0,Math.min(context.canvas.width-dh,Math.max(x1,x2)+8*an));const y=Math.max(0,Math.min(context.canvas.height-high,(y1+y2)/2));context.fillStyle="#000";context.fillRect(x,y,dh,high);context.fillStyle="#ffd400";context.fillText(label,x+6*an,y+16*an);}
    function ih(context,an){const{ad,down,left,top}=dK(),x=left+o.aU.x*ad,y=top+o.aU.y*down;context.strokeStyle="#ffd400";context.lineWidth=2*an;context.beginPath();for(const[dx,dy]of[[1,0],[0,1]]){context.moveTo(x-10*an*dx,y-10*an*dy);context.lineTo(x+10*an*dx,y+10*an*dy);}
    context.stroke();}
    function ge(){const{from,to}=o.line,{ch,cO}=o.picture,{P}=o.frame;const dx=(to.x-from.x)*P,dy=(to.y-from.y)*P;const dj=(value,dt)=>value.toLocaleString(language,{maximumFractionDigits:dt});if(!ch)return text("lengthPixels",dj(Math.hypot(dx,dy),0));const length=Math.hypot(dx*ch[1],dy*ch[0]);return text(cO?"lengthDetector":"length",dj(length,1));}
    function dJ(J){const canvas=E("canvas"),box=canvas.getBoundingClientRect();const{ad,down,left,top}=dK(),an=canvas.width/box.width;return{x:((J.clientX-box.left)*an-left)/ad,y:((J.clientY-box.top)*an-top)/down};}
    function cB(io){const zoom=Math.max(0.2,Math.min(40,o.zoom*io)),by=zoom/o.zoom;Object.assign(o,{zoom,x:o.x*by,y:o.y*by});bg();}
    function gM(dx,dy){if(!o.frame?.ar)return;const gD=Math.max(1,o.width)/300;o.width=Math.max(1,o.width+dx*gD);o.center+=dy*gD;o.preset="own";df();ct();}
    function eD(dx,dy){const an=E("canvas").width/E("canvas").getBoundingClientRect().width;o.x+=dx*an;o.y+=dy*an;bg();}
    function ig(J){const bs=o.cv.get(J.pointerId);if(!bs||!o.frame)return;const dx=J.clientX-bs.x,dy=J.clientY-bs.y;if(o.cv.size===2){const[other]=[...o.cv].filter(([id])=>id!==J.pointerId).map(([,ai])=>ai);const bh=(ai)=>Math.hypot(ai.x-other.x,ai.y-other.y);cB(bh({x:J.clientX,y:J.clientY})/Math.max(1,bh(bs)));eD(dx/2,dy/2);}else if(o.mode==="window"){gM(dx,dy);}else if(o.mode==="move"){eD(dx,dy);}else{o.line={from:o.line?.from??dJ(J),to:dJ(J)};bg();de();}
    o.cv.set(J.pointerId,{x:J.clientX,y:J.clientY});}
    function ko(J){const P=J.shiftKey?10:1,arrow={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[J.key];if(!o.frame||J.ctrlKey||J.metaKey||J.altKey)return false;if(J.key==="+"||J.key==="=")cB(1.25);else if(J.key==="-")cB(0.8);else if(J.key==="0")gv();else if(J.key==="i")invert();else if(J.key==="PageUp")ed(-1);else if(J.key==="PageDown")ed(1);else if(arrow&&o.mode==="window")gM(10*P*arrow[0],10*P*arrow[1]);else if(arrow&&o.mode==="move")eD(20*arrow[0],20*arrow[1]);else if(arrow)gh(P*arrow[0],P*arrow[1]);else if(J.key==="Enter"&&o.mode==="measure")jl();else return false;return true;}
    function gh(dx,dy){const{frame}=o,aU=o.aU??{x:frame.width/2,y:frame.height/2};o.aU={x:Math.max(0,Math.min(frame.width,aU.x+dx)),y:Math.max(0,Math.min(frame.height,aU.y+dy))};if(o.line?.ev)o.line.to=o.aU;bg();de();}
    function jl(){if(!o.aU)gh(0,0);if(o.line?.ev)o.line.ev=false;else o.line={from:o.aU,to:o.aU,ev:true};bg();de();}
    function de(){E("length").textContent=o.line?ge():"";}
    function invert(){o.bZ=!o.bZ;df();ct();}
    function gv(){Object.assign(o,{zoom:1,x:0,y:0,bZ:false,line:null,aU:null});if(o.frame.ar)fa(o.picture.di.length?"0":"range");df();de();ct();}
    function df(){const{picture,frame}=o,isGray=Boolean(frame.ar),preset=E("preset");for(const id of["preset","center","width"])E(id).closest("label").hidden=!isGray;E("invert").setAttribute("aria-pressed",String(o.bZ));if(!isGray)return;const eI=picture.di.map(({center,width,name},i)=>
    U("option",name||`${center} / ${width}`,{value:String(i)}));preset.replaceChildren(...eI,U("option",text("wholeRange"),{value:"range"}),U("option",text("ownWindow"),{value:"own"}));preset.value=o.preset;const cI=[frame.low,frame.high].map((value)=>value*picture.slope+picture.en);const low=Math.min(...cI,o.center-o.width/2),high=Math.max(...cI,o.center+o.width/2);Object.assign(E("center"),{min:Math.floor(low),max:Math.ceil(high),value:o.center});Object.assign(E("width"),{min:1,max:Math.ceil(Math.max(2,high-low)),value:o.width});}
    function jV(){const canvas=E("canvas");o.image=document.createElement("canvas");canvas.addEventListener("pointerdown",(J)=>{canvas.setPointerCapture(J.pointerId);o.cv.set(J.pointerId,{x:J.clientX,y:J.clientY});if(o.mode==="measure"&&o.frame)o.line={from:dJ(J),to:dJ(J)};});canvas.addEventListener("pointermove",ig);for(const kind of["pointerup","pointercancel"]){canvas.addEventListener(kind,(J)=>o.cv.delete(J.pointerId));}
    canvas.addEventListener("wheel",(J)=>{J.preventDefault();if(J.ctrlKey)cB(J.deltaY<0?1.15:1/1.15);else ed(Math.sign(J.deltaY));},{passive:false});canvas.addEventListener("keydown",(J)=>{if(ko(J))J.preventDefault();});for(const mode of document.querySelectorAll("input[name=mode]")){mode.addEventListener("change",()=>{o.mode=mode.value;});}
    E("preset").addEventListener("change",({target})=>{if(target.value!=="own")fa(target.value);df();ct();});for(const id of["center","width"]){E(id).addEventListener("input",({target})=>{o[id]=Number(target.value);o.preset=E("preset").value="own";ct();});}
    E("invert").addEventListener("click",invert);E("reset").addEventListener("click",gv);E("larger").addEventListener("click",()=>cB(1.25));E("smaller").addEventListener("click",()=>cB(0.8));new ResizeObserver(bg).observe(canvas);}
    const hv=/^(SR|DOC|KO|PR|RT(PLAN|STRUCT|RECORD)|REG|ECG|EEG|HD|)$/;const H={series:[],key:"",S:0,number:0,C:null,content:null,last:null,af:0,bY:false};function gB(O){H.series=jN(O);E("exam").hidden=!O.length;kc(O);if(!O.length)return;const aE=H.series.find(({key})=>key===H.key);if(!aE||!H.bY){const{key}=H.series.find(fK)??H.series[0];if(key!==H.key)Object.assign(H,{key,S:0,number:0,C:null});}
    const gG=new Set(),buttons=E("series").getElementsByTagName("button");const it=[...buttons].indexOf(document.activeElement);E("series").replaceChildren(...H.series.flatMap((series)=>{const{summary:{modality,series:name,seriesNumber},O:files}=series;const title=[modality,name||(seriesNumber===undefined?"":text("seriesNumber",`${seriesNumber}`))]
    .filter(Boolean).join(" · ")||text("otherFile");const button=U("button",[U("b",title),U("span",cE(fK(series)?"images":"files",files.length))],{"aria-pressed":String(series.key===H.key)});button.addEventListener("click",()=>{Object.assign(H,{key:series.key,S:0,number:0,C:null,bY:true});gB(O);});const R=U("li",button),iQ=!gG.has(series.summary.bR);gG.add(series.summary.bR);return iQ&&H.iW?[ki(series.summary),R]:[R];}));buttons[it]?.focus();const files=cH(),S=H.bY?files.indexOf(H.C)
    :files[0]===H.C?0:-1;if(S<0&&!H.bY)H.S=0;if(S>=0)H.S=S;eU();if(S<0)ez(true);}
    function fK({summary}){return!hv.test(summary.modality??"");}
    function kc(O){const cd=O.map(({summary})=>summary).filter(Boolean);const fC=(value)=>new Set(cd.map(value).filter(Boolean)).size;const size=fC(({id,patient})=>id||patient);H.iW=fC(({bR})=>bR)>1;E("patients").hidden=size<2;E("patients").textContent=text("patients",size);}
    function ki({patient,id,date,study}){return U("li",[patient||id,ds(date??""),study].filter(Boolean).join(", ")||text("otherFile"),{class:"study"});}
    function cH(){return H.series.find(({key})=>key===H.key)?.O??[];}
    function ed(by){const as=H.content?.as??1;if(as>1)dz(H.S,H.number+by);else dz(H.S+by,0);}
    function dz(S,number){const files=cH(),as=H.content?.as??1;const next=Math.max(0,Math.min(files.length-1,S));const frame=next===H.S?Math.max(0,Math.min(as-1,number)):0;if(next===H.S&&frame===H.number)return;Object.assign(H,{S:next,number:frame,bY:true});eU();ez(false);}
    function eU(){const files=cH(),as=H.content?.as??1;for(const[id,A,at]of[["image",files.length,H.S],["frame",as,H.number]]){const eX=E(id);eX.closest("label").hidden=A<2;Object.assign(eX,{min:1,max:A,value:at+1});E(`${id}Text`).textContent=text(`${id}Of`,at+1,A);eX.setAttribute("aria-valuetext",text(`${id}Of`,at+1,A));}
    E("canvas").setAttribute("aria-label",text("pictureName",text("imageOf",H.S+1,files.length)));}
    async function ez(bQ){const bm=++H.af,C=cH()[H.S];H.bQ||=bQ;if(H.fU||!C)return;H.fU=true;const show=(content,frame)=>{if(bm!==H.af)return;gA(C,content,frame,H.bQ);H.bQ=false;};try{if(H.C!==C||!H.content){const content=await run("content",{blob:await dM(C,{urgent:true})},{urgent:true});Object.assign(H,{C,content});}
    const{content}=H,number=Math.min(H.number,(content.as??1)-1);const frame=content.kind==="picture"
    ?await run("frame",{picture:content,number},{urgent:true}):null;show(content,frame);}catch(error){show({kind:"hidden",summary:C.summary,...H.content,...(error.verdict==="hidden"?{}:{verdict:error.verdict}),as:1,failed:true},null);}
    H.fU=false;if(bm!==H.af)ez(false);}
    function gA(C,content,frame,bQ){H.last=[C,content,frame];E("picture").hidden=!frame;E("other").hidden=Boolean(frame);eU();if(frame)kb(content,frame,bQ);else E("other").replaceChildren(...jr(C,content));ka(content.summary??{});}
    function jr(C,content){if(content.verdict)return[U("p",text(`verdict.${content.verdict}`))];if(content.kind==="report"){return[U("h3",content.title||text("report")),gu(content.items)];}
    if(content.kind==="pdf"){const open=U("button",text("openPDF"));open.addEventListener("click",()=>window.open(URL.createObjectURL(content.pdf),"_blank","noopener"));const save=U("button",text("savePDF"));save.addEventListener("click",()=>eG(content.pdf,"document.pdf"));return[U("p",text("pdf")),U("p",[open,save],{class:"buttons"})];}
    return[U("p",text(content.kind==="none"?"noPicture":"hiddenPicture"))];}
    function gu(items){return U("ul",items.map(({name,kind,value,items:children})=>U("li",[name?U("b",value?`${name}: `:name):"",kind==="DATE"?ds(value):value,...(children.length?[gu(children)]:[]),])));}
    function ka(summary){const facts=[["patient",summary.patient],["patientID",summary.id],["born",ds(summary.born??"")],["date",ds(summary.date??"")],["modality",summary.modality],["study",summary.study],["seriesName",summary.series]];E("facts").replaceChildren(...facts.filter(([,value])=>value).map(([ak,value])=>
    U("div",[U("dt",text(ak)),U("dd",value)])));}
    function hY(){Object.assign(H,{key:"",C:null,content:null,last:null,af:H.af+1,bY:false});Object.assign(o,{frame:null,line:null,aU:null});for(const id of["facts","other","saved","sheetSaid","length"])E(id).replaceChildren();bg();}
    function jP(){for(const kind of["pointerdown","keydown"])E("picture").addEventListener(kind,()=>H.bY=true);E("image").addEventListener("input",({target})=>dz(Number(target.value)-1,0));E("frame").addEventListener("input",({target})=>dz(H.S,Number(target.value)-1));}
    function kd(exam){const problems=exam.bO?exam.problems.filter(({verdict})=>!verdict.startsWith("waiting")):exam.problems;E("problems").hidden=!problems.length;E("problemList").replaceChildren(...problems.map(({ak,verdict,ah,aG,A})=>{const[kp,...rest]=text(ak,ah).split("\n");const R=U("li",[U("p",U("b",kp)),...rest.map((line)=>U("p",line))]);const most=aG.length>51?50:51;const ab=U("ul",aG.slice(0,most).map((B)=>U("li",B)));if(aG.length>most)ab.append(U("li",text("andMore",aG.length-most)));R.append(A>3
    ?U("details",[U("summary",cE("files",aG.length)),ab]):ab);R.dataset.verdict=verdict;return R;}));}
    function ke(exam){const{bl,done}=exam.progress,O=exam.O,parts=[];E("progress").hidden=!exam.bO;Object.assign(E("progress"),{max:Math.max(1,bl+O.length),value:done+O.length});if(exam.bO)parts.push(text("working",done,bl));else if(bl&&!O.length)parts.push(text("nothingJoined"));if(O.length)parts.push(cE("joined",O.length));E("status").textContent=parts.join(" ");const bn=O.filter(({bB})=>!bB).length;E("inexact").hidden=!bn;E("inexact").textContent=cE("inexact",bn);const lengthened=exam.lengthened,most=lengthened.length>4?3:4;E("added").hidden=!lengthened.length;E("added").replaceChildren(...lengthened.slice(0,most).map(({B,u})=>
    U("p",cE("added",u.added,B))));if(lengthened.length>most)E("added").append(U("p",text("andMore",lengthened.length-most)));E("save").hidden=!O.length;E("clear").hidden=!bl&&!exam.aw.length;E("clear").disabled=exam.bO;E("saveFolder").hidden=!window.showDirectoryPicker;E("saveSize").textContent=text("size",hT(O.reduce((aM,{size})=>aM+size,0)));}
    function jQ(source){let timer=0;const show=()=>{timer=0;ke(exam);kd(exam);gB(exam.O);document.body.dataset.state=exam.bO?"busy":"idle";};const exam=new gW(()=>{document.body.dataset.state="busy";timer||=setTimeout(show,exam.progress.bl>20?250:30);});jU(()=>{gC();show();if(H.last)gA(...H.last,false);});try{jR(source);}catch(error){E("status").textContent=text("oldBrowser");return;}
    jV();jP();jO(exam);jT(exam);jS(exam);E("clear").addEventListener("click",()=>{hY();exam.clear();jG();});addEventListener("pageshow",({persisted})=>persisted&&location.reload());document.body.dataset.state="idle";}
    function jO(exam){addEventListener("dragover",(J)=>{J.preventDefault();document.body.classList.add("over");});addEventListener("dragleave",(J)=>{if(!J.relatedTarget)document.body.classList.remove("over");});addEventListener("drop",(J)=>{J.preventDefault();document.body.classList.remove("over");exam.aN(ik(J.dataTransfer));});for(const id of["files","folder"]){const input=E(id);E(`${id}Button`).addEventListener("click",()=>input.click());input.addEventListener("change",()=>{const fv=[...input.files];input.value="";if(fv.length)exam.aN(hX(fv));});}
    }
    function jT(exam){const co=E("sheetText"),said=E("sheetSaid");E("sheetUse").addEventListener("click",()=>{try{const aw=gp(co.value),{mistake}=aw;said.textContent=text("sheetTaken",aw.map(({label})=>label).filter(Boolean).join(", "));delete said.dataset.verdict;if(mistake)said.append("\n",text(`verdict.${mistake.verdict}`,mistake.ah));else co.value="";exam.aw.push(...aw.map((aR)=>({B:text("sheetTitle"),aR})));exam.aN([]);}catch(error){said.textContent=text(`verdict.${error.verdict}`,error.ah);said.dataset.verdict=error.verdict;co.focus();}
    });}
    function jS(exam){const saving=(save)=>async()=>{const buttons=[...E("save").querySelectorAll("button")];for(const button of buttons)button.disabled=true;try{await save((done,all)=>{E("saved").textContent=text("saving",done,all);});E("saved").textContent=text("saved");}catch(error){E("saved").textContent=error.name==="AbortError"?""
    :text(error.verdict?`verdict.${error.verdict}`:"saveFailed");}
    for(const button of buttons)button.disabled=false;};const all=()=>H.series.flatMap(({O})=>O);E("saveOne").addEventListener("click",saving(()=>saveOne(cH()[H.S])));E("saveAll").addEventListener("click",saving((progress)=>jM(all(),progress)));E("saveFolder").addEventListener("click",saving((progress)=>jL(all(),progress)));}
    if(typeof document==="undefined")dT();else jQ(document.currentScript.textContent);})();
    """#
}
