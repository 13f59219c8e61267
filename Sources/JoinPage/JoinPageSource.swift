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
    "use strict";(()=>{class aN extends Error{constructor(verdict,am){super(verdict);this.verdict=verdict;this.am=am;}
    }
    function F(ej,verdict,am){if(!ej)throw new aN(verdict,am);}
    function aw(blob,m,end){if(blob instanceof Uint8Array)return blob.slice(m,end);try{return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(m,end)));}catch(H){throw new aN("unreadable");}
    }
    function eM(blob){return new Promise((done,ih)=>{const cw=new FileReader();cw.onload=()=>done(new Uint8Array(cw[`result`]));cw.onerror=()=>ih(new aN("unreadable"));cw.readAsArrayBuffer(blob);});}
    async function jx(parts){const files=new Map(),runs=[];for(const K of parts)files.set(K.file,[...files.get(K.file)??[],K]);for(const[file,ab]of files){let run=null;for(const{m,end}of ab.sort((a,b)=>a.m-b.m)){if(m>run?.end||!run)runs.push(run={file,m,end});run.end=Math.min(file.size,Math.max(run.end,end));}
    }
    const ag=await eM(new Blob(runs.map(({file,m,end})=>file.slice(m,end))));let at=0;for(const{file,m,end}of runs){const run=ag.subarray(at,at+=Math.max(0,end-m));for(const K of files.get(file)){if(K.m>=m&&K.m<=end)K.l=run.subarray(K.m-m,K.end-m);}
    }
    }
    function bE(l,at){return l[at]<<8|l[at+1];}
    function ak(l,at){return(l[at]<<24|l[at+1]<<16|l[at+2]<<8|l[at+3])>>>0;}
    function di(l,at){const value=ak(l,at)*2**32+ak(l,at+4);return Number.isSafeInteger(value)?value:Infinity;}
    function fJ(l){return Array.from(l,(byte)=>byte.toString(16).padStart(2,"0")).join("");}
    function bS(l){return String.fromCharCode(...l);}
    function cx(a,b){return a.length===b.length&&a.every((byte,U)=>byte===b[U]);}
    function cR(...parts){const l=new Uint8Array(parts.reduce((aL,K)=>aL+K.length,0));let at=0;for(const K of parts){l.set(K,at);at+=K.length;}
    return l;}
    function ey(l){return BigInt("0x"+(fJ(l.slice().reverse())||"0"));}
    class ea{constructor(blob){this.blob=blob;this.m=0;this.ac=new Uint8Array(0);}
    l(m,end){if(m<this.m||end>this.m+this.ac.length){this.ac=aw(this.blob,m,Math.max(end,m+65536));this.m=m;}
    return this.ac.subarray(m-this.m,end-this.m);}
    }
    class bF{static dJ=4<<20;constructor(){this.parts=[];this.X=null;this.al=0;this.size=0;}
    write(l){this.size+=l.length;for(let at=0;at<l.length;){this.X??=new Uint8Array(Math.min(bF.dJ,Math.max(65536,this.size)));const A=Math.min(l.length-at,this.X.length-this.al);this.X.set(l.subarray(at,at+A),this.al);this.al+=A;at+=A;if(this.al===this.X.length)this.bv();}
    }
    bv(){if(this.al)this.parts.push(new Blob([this.X.subarray(0,this.al)]));this.X=null;this.al=0;}
    aq(){this.bv();return new Blob(this.parts);}
    el(){return this.parts.length?this.aq():this.X?.slice(0,this.al)??new Uint8Array(0);}
    }
    function*db(blob,dJ=2<<20){const size=cy(blob);for(let at=0;at<size;at+=dJ){yield aw(blob,at,Math.min(at+dJ,size));}
    }
    function cy(blob){return blob.size??blob.length;}
    const hU=(()=>{const ax=new Int32Array(16*256);for(let n=0;n<256;n++){let c=n;for(let bit=0;bit<8;bit++)c=c&1?c>>>1^0xEDB88320:c>>>1;ax[n]=c;}
    for(let n=256;n<ax.length;n++)ax[n]=ax[n-256]>>>8^ax[ax[n-256]&255];return ax;})();function cI(l,crc=0){const t=hU;let c=~crc,at=0;for(;at<l.length&&l.byteOffset+at&3;at++)c=t[(c^l[at])&255]^c>>>8;const left=l.length-at;const words=left<16?[]:new Int32Array(l.buffer,l.byteOffset+at,left>>4<<2);for(let i=0;i<words.length;i+=4){const d=words[i+1],e=words[i+2],f=words[i+3];c^=words[i];c=t[3840|c&255]^t[3584|c>>>8&255]^t[3328|c>>>16&255]^t[3072|c>>>24]
    ^t[2816|d&255]^t[2560|d>>>8&255]^t[2304|d>>>16&255]^t[2048|d>>>24]
    ^t[1792|e&255]^t[1536|e>>>8&255]^t[1280|e>>>16&255]^t[1024|e>>>24]
    ^t[768|f&255]^t[512|f>>>8&255]^t[256|f>>>16&255]^t[f>>>24];}
    for(at+=4*words.length;at<l.length;at++)c=t[(c^l[at])&255]^c>>>8;return~c>>>0;}
    function hC(l,adler=1){let a=adler&0xFFFF,b=adler>>>16;for(let at=0;at<l.length;){const end=Math.min(at+3800,l.length);for(;at<end;at++){a+=l[at];b+=a;}
    a%=65521;b%=65521;}
    return(b<<16|a)>>>0;}
    function gi(A,de){const values=[];for(let n=2;values.length<A;n++){let fS=true;for(let d=2;d*d<=n;d++)fS&&=n%d!==0;if(fS)values.push(jz(BigInt(n),de));}
    return Int32Array.from(values);}
    function jz(n,de){const dM=BigInt(de),goal=n<<32n*dM;let low=0n,high=1n<<40n;while(high-low>1n){const cY=low+high>>1n;if(cY**dM<=goal)low=cY;else high=cY;}
    return Number(BigInt.asIntN(32,low));}
    const hx=gi(64,3);const hy=gi(8,2);class hv{constructor(){this.state=hy.slice();this.words=new Int32Array(64);this.block=new Uint8Array(64);this.al=0;this.A=0;}
    update(l){this.A+=l.length;let at=0;if(this.al){at=Math.min(64-this.al,l.length);this.block.set(l.subarray(0,at),this.al);this.al+=at;if(this.al<64)return;this.bs(this.block,0,64);this.al=0;}
    const ag=at+((l.length-at)&~63);this.bs(l,at,ag);this.al=l.length-ag;this.block.set(l.subarray(ag));}
    aq(){const A=this.A,pad=new Uint8Array((this.al<56?56:120)-this.al+8);pad[0]=0x80;const o=new DataView(pad.buffer);o.setUint32(pad.length-8,Math.floor(A/2**29));o.setUint32(pad.length-4,A*8>>>0);this.update(pad);const digest=new DataView(new ArrayBuffer(32));this.state.forEach((ai,i)=>digest.setInt32(4*i,ai));return new Uint8Array(digest.buffer);}
    bs(l,m,end){const w=this.words,k=hx,state=this.state;let[s0,s1,s2,s3,s4,s5,s6,s7]=state;for(let at=m;at<end;at+=64){for(let i=0,b=at;i<16;i++,b+=4){w[i]=l[b]<<24|l[b+1]<<16|l[b+2]<<8|l[b+3];}
    for(let i=16;i<64;i++){const x=w[i-15],y=w[i-2];const left=(x>>>7|x<<25)^(x>>>18|x<<14)^x>>>3;const ad=(y>>>17|y<<15)^(y>>>19|y<<13)^y>>>10;w[i]=((w[i-16]+w[i-7]|0)+left|0)+ad|0;}
    let a=s0,b=s1,c=s2,d=s3,e=s4,f=s5,g=s6,h=s7;for(let i=0;i<64;i++){const t0=(h+((e>>>6|e<<26)^(e>>>11|e<<21)^(e>>>25|e<<7))|0)
    +(g^e&(f^g))|0;const t1=(t0+k[i]|0)+w[i]|0;const t2=((a>>>2|a<<30)^(a>>>13|a<<19)^(a>>>22|a<<10))
    +(a&b|c&(a|b))|0;h=g;g=f;f=e;e=d+t1|0;d=c;c=b;b=a;a=t1+t2|0;}
    s0=s0+a|0;s1=s1+b|0;s2=s2+c|0;s3=s3+d|0;s4=s4+e|0;s5=s5+f|0;s6=s6+g|0;s7=s7+h|0;}
    state.set([s0,s1,s2,s3,s4,s5,s6,s7]);}
    }
    const gU=[3,4,5,6,7,8,9,10,11,13,15,17,19,23,27,31,35,43,51,59,67,83,99,115,131,163,195,227,258];const gV=[0,0,0,0,0,0,0,0,1,1,1,1,2,2,2,2,3,3,3,3,4,4,4,4,5,5,5,5,0];const gO=[1,2,3,4,5,7,9,13,17,25,33,49,65,97,129,193,257,385,513,769,1025,1537,2049,3073,4097,6145,8193,12289,16385,24577];const gP=[0,0,0,0,1,1,2,2,3,3,4,4,5,5,6,6,7,7,8,8,9,9,10,10,11,11,12,12,13,13];const gM=[16,17,18,0,8,7,9,6,10,5,11,4,12,3,13,2,14,1,15];class aF extends Error{}
    function dc(bc,fR=false){const cH=new Uint16Array(16),next=new Uint16Array(16);for(const length of bc)cH[length]++;cH[0]=0;let cV=0,left=1;for(let length=1;length<16;length++){left=2*left-cH[length];if(left<0)throw new aF();if(cH[length])cV=length;}
    if(left>0&&cV&&(fR||cV!==1))throw new aF();if(fR&&!cV)throw new aF();for(let length=1,code=0;length<16;length++){code=code+cH[length-1]<<1;next[length]=code;}
    const D=Math.max(1,cV),ax=new Uint16Array(1<<D);bc.forEach((length,ae)=>{if(!length)return;let code=next[length]++,reversed=0;for(let bit=0;bit<length;bit++,code>>=1)reversed=reversed<<1|code&1;for(let at=reversed;at<ax.length;at+=1<<length)ax[at]=ae<<4|length;});return{ax,mask:ax.length-1};}
    const ik=(()=>{const bc=Array.from({length:288},(_,n)=>n<144?8:n<256?9:n<280?7:8);return[dc(bc),dc(new Array(32).fill(5))];})();class cD{constructor(pull,sink,limit){this.pull=pull;this.sink=sink;this.limit=limit;this.input=new Uint8Array(0);this.at=0;this.aY=0;this.ac=0;this.out=new Uint8Array(1<<18);this.end=0;this.flushed=0;this.bj=0;}
    byte(){while(this.at===this.input.length){this.input=this.pull();this.at=0;if(!this.input)throw new aF();}
    return this.input[this.at++];}
    D(A){while(this.ac<A){this.aY|=this.byte()<<this.ac;this.ac+=8;}
    const value=this.aY&(1<<A)-1;this.aY>>>=A;this.ac-=A;return value;}
    ae({ax,mask}){for(;;){const O=ax[this.aY&mask],length=O&15;if(length&&length<=this.ac){this.aY>>>=length;this.ac-=length;return O>>4;}
    if(this.ac>15)throw new aF();this.aY|=this.byte()<<this.ac;this.ac+=8;}
    }
    bv(){this.bj+=this.end-this.flushed;if(this.bj>this.limit)throw new aF();this.sink(this.out.subarray(this.flushed,this.end));if(this.end>32768){this.out.copyWithin(0,this.end-32768,this.end);this.end=32768;}
    this.flushed=this.end;}
    run(){for(let cO=0;!cO;){cO=this.D(1);const kind=this.D(2);if(kind===0)this.bi();else if(kind===1)this.coded(...ik);else if(kind===2)this.coded(...this.readCodes());else throw new aF();}
    this.bv();this.aY>>>=this.ac&7;this.ac&=~7;}
    get hasMore(){if(this.ac)return true;while(this.input&&this.at===this.input.length){this.input=this.pull();this.at=0;}
    return this.input!==null;}
    bi(){this.D(this.ac&7);let A=this.D(16);if((this.D(16)^A)!==0xFFFF)throw new aF();while(A){if(this.out.length-this.end<65536)this.bv();this.out[this.end++]=this.ac?this.D(8):this.byte();const cW=Math.min(--A,this.input.length-this.at,this.out.length-this.end);if(this.ac||cW<=0)continue;this.out.set(this.input.subarray(this.at,this.at+cW),this.end);this.at+=cW;this.end+=cW;A-=cW;}
    }
    readCodes(){const cs=this.D(5)+257,distances=this.D(5)+1,A=this.D(4)+4;if(cs>286||distances>30)throw new aF();const Y=new Uint8Array(19);for(let i=0;i<A;i++)Y[gM[i]]=this.D(3);const code=dc(Y,true),bc=new Uint8Array(cs+distances);for(let i=0;i<bc.length;){const ae=this.ae(code);if(ae<16){bc[i++]=ae;continue;}
    if(ae===16&&i===0)throw new aF();const value=ae===16?bc[i-1]:0;const gE=ae===16?3+this.D(2):ae===17?3+this.D(3)
    :11+this.D(7);if(i+gE>bc.length)throw new aF();bc.fill(value,i,i+=gE);}
    if(!bc[256])throw new aF();return[dc(bc.subarray(0,cs)),dc(bc.subarray(cs))];}
    coded(cs,distances){const out=this.out;for(;;){if(out.length-this.end<300)this.bv();const ae=this.ae(cs);if(ae<256){out[this.end++]=ae;continue;}
    if(ae===256)return;if(ae>285)throw new aF();const length=gU[ae-257]+this.D(gV[ae-257]);const bg=this.ae(distances);if(bg>29)throw new aF();const fC=gO[bg]+this.D(gP[bg]);if(fC>this.end)throw new aF();for(const end=this.end+length;this.end<end;this.end++){out[this.end]=out[this.end-fC];}
    }
    }
    }
    function iC(l){const input=[l],out=[];new cD(()=>input.pop()??null,(K)=>out.push(K.slice()),Infinity).run();return cR(...out);}
    const cE=(1n<<130n)-5n;const aM=1.5*2**74;const bG=2**-22;function gh(value){return Array.from({length:6},(_,i)=>Number(value>>BigInt(22*i)&0x3FFFFFn));}
    class ht{constructor(key){this.r=ey(key.subarray(0,16))&0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFFn;this.s=ey(key.subarray(16,32));this.one=gh(this.r);this.two=gh(this.r*this.r%cE);this.h=[0,0,0,0,0,0];}
    bh(l){const words=new Int32Array(l.buffer,l.byteOffset,l.length>>2);const[r0,r1,r2,r3,r4,r5]=this.one,[q0,q1,q2,q3,q4,q5]=this.two;const s1=20*r1,s2=20*r2,s3=20*r3,s4=20*r4,s5=20*r5;const t1=20*q1,t2=20*q2,t3=20*q3,t4=20*q4,t5=20*q5;let[h0,h1,h2,h3,h4,h5]=this.h;for(let i=0;i<words.length;i+=8){let w0=words[i],w1=words[i+1],w2=words[i+2],w3=words[i+3];const a0=h0+(w0&0x3FFFFF),a1=h1+((w0>>>22|w1<<10)&0x3FFFFF);const a2=h2+((w1>>>12|w2<<20)&0x3FFFFF),a3=h3+(w2>>>2&0x3FFFFF);const a4=h4+((w2>>>24|w3<<8)&0x3FFFFF),a5=h5+(w3>>>14|0x40000);w0=words[i+4];w1=words[i+5];w2=words[i+6];w3=words[i+7];const b0=w0&0x3FFFFF,b1=(w0>>>22|w1<<10)&0x3FFFFF;const b2=(w1>>>12|w2<<20)&0x3FFFFF,b3=w2>>>2&0x3FFFFF;const b4=(w2>>>24|w3<<8)&0x3FFFFF,b5=w3>>>14|0x40000;h0=a0*q0+a1*t5+a2*t4+a3*t3+a4*t2+a5*t1
    +(b0*r0+b1*s5+b2*s4+b3*s3+b4*s2+b5*s1);h1=a0*q1+a1*q0+a2*t5+a3*t4+a4*t3+a5*t2
    +(b0*r1+b1*r0+b2*s5+b3*s4+b4*s3+b5*s2);h2=a0*q2+a1*q1+a2*q0+a3*t5+a4*t4+a5*t3
    +(b0*r2+b1*r1+b2*r0+b3*s5+b4*s4+b5*s3);h3=a0*q3+a1*q2+a2*q1+a3*q0+a4*t5+a5*t4
    +(b0*r3+b1*r2+b2*r1+b3*r0+b4*s5+b5*s4);h4=a0*q4+a1*q3+a2*q2+a3*q1+a4*q0+a5*t5
    +(b0*r4+b1*r3+b2*r2+b3*r1+b4*r0+b5*s5);h5=a0*q5+a1*q4+a2*q3+a3*q2+a4*q1+a5*q0
    +(b0*r5+b1*r4+b2*r3+b3*r2+b4*r1+b5*r0);let c=h0+aM-aM,d=h3+aM-aM;h0-=c;h1+=c*bG;h3-=d;h4+=d*bG;c=h1+aM-aM;d=h4+aM-aM;h1-=c;h2+=c*bG;h4-=d;h5+=d*bG;c=h2+aM-aM;d=h5+aM-aM;h2-=c;h3+=c*bG;h5-=d;h0+=20*bG*d;c=h3+aM-aM;d=h0+aM-aM;h3-=c;h4+=c*bG;h0-=d;h1+=d*bG;}
    this.h=[h0,h1,h2,h3,h4,h5];}
    aq(l){const ag=l.length&~31;this.bh(l.subarray(0,ag));let h=this.h.reduce((aL,jc,i)=>aL+(BigInt(jc)<<BigInt(22*i)),0n);for(let at=ag;at<l.length;at+=16){const block=l.subarray(at,at+16);h=(h+ey(block)+(1n<<BigInt(8*block.length)))*this.r%cE;}
    h=(h%cE+cE)%cE+this.s;return Uint8Array.from({length:16},(_,i)=>Number(h>>BigInt(8*i)&0xFFn));}
    }
    const fe="(?:from|to|subject|date|message-id|received|return-path|mime-version|content-type|delivered-to|\
    dkim-signature|x-received|arc-seal|reply-to|sender):";const gR={empty:/^$/,mangled:/^(\x89|\t|\xC2\x89|\xEF\xBF\xBD|\?)PNG[\r\n]/,JPEG:/^(\xFF\xD8\xFF|\xFFO\xFFQ|....(jP  |JXL )\r\n)/s,HEIC:/^....ftyp(hei[cx]|hevc|mif1|msf1|avif)/s,WebP:/^RIFF....WEBP/s,GIF:/^GIF8/,TIFF:/^(II\*\0|MM\0\*)/,BMP:/^BM....\0{4}/s,pdf:/^%PDF-/,dicom:/^.{128}DICM/s,packed:/^(PK(\x03\x04|\x05\x06)|\x1F\x8B|7z\xBC\xAF|Rar!\x1A\x07|\xFD7zXZ\0|BZh|\x28\xB5\x2F\xFD|.{257}ustar)/s,html:/^(\xEF\xBB\xBF)?\s*<(!doctype html|html|head|\?xml|script)/i,mail:new RegExp(`^(\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1|${fe}[^]*[\r\n]${fe})`,"i"),};function im(file){const head=bS(aw(file,0,4096));const[kind]=Object.entries(gR).find(([,hJ])=>hJ.test(head))??[];if(kind)return kind;return bS(aw(file,32769,32774))==="CD001"?"packed":"";}
    const fk=Uint8Array.of(0x89,0x50,0x4E,0x47,0x0D,0x0A,0x1A,0x0A);const dp={0:1,2:3,3:1,4:2,6:4};const hq={0:[1,2,4,8,16],2:[8,16],3:[1,2,4,8],4:[8,16],6:[8,16]};const gJ=[[0,0,8,8],[4,0,8,8],[0,4,4,8],[2,0,4,4],[0,2,2,4],[1,0,2,2],[0,1,1,2]];const hn=[[0,0,1,1]];const gX=1<<21;const hd=16;const fh=1<<28;function ds(l,at){return bS(l.subarray(at,at+4));}
    function jq(data){const[depth,color,hT,filter,bZ]=data.subarray(8,13);const width=ak(data,0),height=ak(data,4);F(data.length===13&&width>0&&width<2**31&&height>0&&height<2**31
    &&(hq[color]??[]).includes(depth)&&hT===0&&filter===0
    &&bZ<2,"damagedPNG");return{width,height,depth,color,bZ};}
    function jt(file){const aH=new ea(file),picture={data:[],aZ:null,clear:null};const m=aH.l(0,8);if(!m.length||!cx(m,fk.subarray(0,m.length))){throw new aN("notPNG",im(file));}
    let at=8,A=0,lastKind="";for(let kind="";kind!=="IEND";lastKind=kind){const head=aH.l(at,at+8);F(head.length===8,"truncated",file.size);const length=ak(head,0);kind=ds(head,4);F(length<2**31&&/^[A-Za-z]{4}$/.test(kind)&&++A<gX,"damagedPNG");F(at+12+length<=file.size,"truncated",file.size);F(kind==="IHDR"?at===8:at>8,"damagedPNG");const fN=kind[0]<"a",cp=kind==="tRNS"&&!picture.data.length;let body=new Uint8Array(0),isRight=true;if(fN||cp){let crc=cI(aH.l(at+4,at+8));for(let from=at+8,end=at+8+length;from<end;from+=body.length){body=length<60000?aH.l(from,end):aw(file,from,Math.min(end,from+65536));crc=cI(body,crc);}
    isRight=crc===ak(aH.l(at+8+length,at+12+length),0);F(isRight||cp,"damagedPNG");}
    if(kind==="IHDR"){Object.assign(picture,jq(body));}else if(kind==="PLTE"){F(!picture.aZ&&!picture.data.length&&length&&length%3===0&&length<=768
    &&picture.color!==0&&picture.color!==4,"damagedPNG");picture.aZ=body.slice();}else if(kind==="IDAT"){F(!picture.data.length||lastKind==="IDAT","damagedPNG");picture.data.push(at+8,at+8+length);}else if(kind==="IEND"){F(length===0,"damagedPNG");}else if(cp&&isRight){const ec={0:[2,2],2:[6,6],3:[1,picture.aZ?.length/3]}[picture.color];F(ec&&length>=ec[0]&&length<=ec[1],"damagedPNG");picture.clear=body.slice();}else{F(!fN,"damagedPNG");}
    at+=12+length;}
    F(picture.data.length,"damagedPNG");picture.added=file.size-at;return picture;}
    function kc(kind,row,aW,Q){const A=row.length;F(kind<=4,"damagedPNG");if(kind===1){for(let i=Q;i<A;i++)row[i]+=row[i-Q];}else if(kind===2){for(let i=0;i<A;i++)row[i]+=aW[i];}else if(kind===3){for(let i=0;i<A;i++)row[i]+=(i<Q?0:row[i-Q])+aW[i]>>1;}else if(kind===4){for(let i=0;i<A;i++){const a=i<Q?0:row[i-Q],b=aW[i],c=i<Q?0:aW[i-Q];const pa=Math.abs(b-c),pb=Math.abs(a-c),pc=Math.abs(a+b-c-c);row[i]+=pa<=pb&&pa<=pc?a:pb<=pc?b:c;}
    }
    }
    class hz{constructor(bx,Q,be){this.bx=bx;this.Q=Q;this.be=be;this.aD=-1;this.nextPass();}
    nextPass(){const aD=this.bx[++this.aD];if(!aD)return;this.aW=new Uint8Array(aD.ap);this.row=new Uint8Array(aD.ap);this.al=-1;this.line=0;}
    write(l){for(let at=0;at<l.length;){F(this.aD<this.bx.length,"damagedPNG");if(this.al<0){this.filter=l[at++];this.al=0;continue;}
    const A=Math.min(l.length-at,this.row.length-this.al);this.row.set(l.subarray(at,at+A),this.al);this.al+=A;at+=A;if(this.al<this.row.length)continue;kc(this.filter,this.row,this.aW,this.Q);const aD=this.bx[this.aD];this.be(this.row,aD,this.line++);[this.row,this.aW]=[this.aW,this.row];this.al=-1;if(this.line===aD.ay)this.nextPass();}
    }
    get isComplete(){return this.aD===this.bx.length;}
    }
    function jo({width,height,depth,color,bZ}){const js=depth*dp[color];return(bZ?gJ:hn).map(([x,y,dx,dy])=>{const an=Math.ceil((width-x)/dx),ay=Math.ceil((height-y)/dy);return{x,y,dx,dy,an,ay,ap:Math.ceil(an*js/8)};}).filter(({an,ay})=>an>0&&ay>0);}
    function iB(file,picture,size,bw){let bI=0,at=picture.data[0],adler=1;const pull=()=>{while(bI<picture.data.length&&at===picture.data[bI+1])at=picture.data[bI+=2];if(bI>=picture.data.length)return null;const end=Math.min(picture.data[bI+1],at+(1<<20));const l=aH(at,end);at=end;return l;};let ac=new Uint8Array(0),heldAt=0;const aH=(m,end)=>{if(m<heldAt||end>heldAt+ac.length){heldAt=m;ac=aw(file,m,Math.max(end,m+(1<<20)));}
    return ac.subarray(m-heldAt,end-heldAt);};try{const bN=new cD(pull,(l)=>{adler=hC(l,adler);bw.write(l);},size);const head=bN.byte()<<8|bN.byte();F(head%31===0&&(head&0xF20)===0x800&&head>>12<8,"damagedPNG");bN.run();const aL=Array.from({length:4},()=>bN.D(8));F(bw.isComplete&&ak(aL,0)===adler&&!bN.hasMore,"damagedPNG");}catch(H){throw H instanceof aF?new aN("damagedPNG"):H;}
    }
    function fA(file,ex){const picture=jt(file),{width,height,depth,color,bZ}=picture;const bx=jo(picture);const size=bx.reduce((aL,{ay,ap})=>aL+ay*(1+ap),0);F(color!==3||picture.aZ,"damagedPNG");F(size<=hd*file.size+65536,"noShareHeader");F(Math.max(...bx.map((aD)=>aD.ap))<=fh,"noShareHeader");F(!bZ||size<=2*fh,"noShareHeader");const Q=Math.max(1,depth*dp[color]>>3);const bb=new gN(picture,ex);const ag=bZ?new Uint8Array(width*height*Q):null;const bw=new hz(bx,Q,(row,aD,line)=>{const R=depth<8?kd(row,aD.an,depth):row;if(!ag)return bb.row(R);const m=((aD.y+line*aD.dy)*width+aD.x)*Q;for(let i=0,to=m;i<R.length;i+=Q,to+=aD.dx*Q){for(let k=0;k<Q;k++)ag[to+k]=R[i+k];}
    });iB(file,picture,size,bw);for(let y=0;ag&&y<height;y++){bb.row(ag.subarray(y*width*Q,(y+1)*width*Q));}
    return bb.aq();}
    function kd(row,an,depth){const R=new Uint8Array(an),perByte=8/depth;for(let i=0;i<an;i++){R[i]=row[i/perByte|0]>>8-depth*(1+i%perByte)&(1<<depth)-1;}
    return R;}
    const dZ="DCMSHARE";class gN{constructor(picture,ex){this.picture=picture;this.R=ex?new bF():null;this.dD=true;this.l=picture.depth===16?2:1;}
    row(row){const{color}=this.picture;let R=row;if(color===3)R=this.colored(row);else if(color===4||color===6)R=this.withoutAlpha(row);else if(this.picture.clear)this.lookForClear(row);this.R?.write(R);}
    colored(row){const{aZ,clear}=this.picture,R=new Uint8Array(3*row.length);for(let i=0,to=0;i<row.length;i++,to+=3){const U=row[i],from=3*U;F(from<aZ.length,"damagedPNG");if(clear&&U<clear.length&&clear[U]!==255)this.dD=false;R[to]=aZ[from];R[to+1]=aZ[from+1];R[to+2]=aZ[from+2];}
    return R;}
    withoutAlpha(row){const size=this.l,aJ=size*(dp[this.picture.color]-1);const R=new Uint8Array(row.length/(aJ+size)*aJ);for(let i=0,to=0;i<row.length;){for(let k=0;k<aJ;k++)R[to++]=row[i++];for(let k=0;k<size;k++)if(row[i++]!==255)this.dD=false;}
    return R;}
    lookForClear(row){const{clear,depth,color}=this.picture,size=this.l;const aB=dp[color],Q=size*aB;if(clear.length!==2*aB||depth<8)return;for(let i=0;i<row.length;i+=Q){let cp=true;for(let k=0;k<Q;k++){cp&&=row[i+k]===clear[2*Math.floor(k/size)+2-size+k%size];}
    if(cp)this.dD=false;}
    }
    aq(){const{width,height,depth,color}=this.picture;const bb={width,height,D:color===3?8:depth,aB:color&2?3:1,added:this.picture.added};F(this.dD&&bb.D>=8,"noShareHeader");return this.R?eJ({...bb,blob:this.R.aq()}):bb;}
    }
    function eJ(bb){const{D,aB,blob}=bb;if(iw(blob))return bb;const bL=aB===3&&ge(blob,D/8,3);if(bL)return eJ({...bb,aB:1,blob:bL});const gs=D===16&&ge(blob,1,2);return gs?eJ({...bb,D:8,blob:gs}):bb;}
    function ge(blob,size,fx){const out=new bF(),Q=size*fx;for(const l of db(blob,3<<20)){const Y=new Uint8Array(l.length/fx);for(let i=0,to=0;i<l.length;i+=Q){for(let k=0;k<Q;k++)if(l[i+k]!==l[i+k%size])return null;for(let k=0;k<size;k++)Y[to++]=l[i+k];}
    out.write(Y);}
    return out.aq();}
    function iw(blob){return bS(aw(blob,Math.max(0,blob.size-88),blob.size-80))===dZ;}
    const bX=120;const bW=65535,AROUND=17;const dm=15;const fb=20;function gz(file,ag=file){const size=cy(file),end=size-fb,tail=aw(ag,Math.max(0,end-bX),size);if(tail.length<bX+fb||ak(tail,tail.length-4)!==0xAE426082)return null;const width=ak(tail,44),height=ak(tail,48),[D,aB]=tail.subarray(42,44);const ap=width*aB*D/8,A=height*(ap+1);const bs=Math.ceil(A/bW),m=end-A-bs*AROUND+2;if(ap<bX||D!==8&&D!==16||aB!==1&&aB!==3
    ||!(m>=33))return null;const u={file,width,height,D,aB,layout:{m,A,bs}};try{return gl(u,tail.subarray(0,bX));}catch(H){return null;}
    }
    function hP({width,height,D,aB,layout:{m}},l){F(m<=l.length&&cx(l.subarray(0,8),fk)&&ds(l,12)==="IHDR"
    &&ak(l,8)===13&&cI(l.subarray(12,29))===ak(l,29)
    &&ak(l,16)===width&&ak(l,20)===height
    &&ak(l,24)===D*2**24+(aB-1)*2**16&&!l[28],"layout");let at=33;while(at<m){F(at+12<=m&&ds(l,at+4)==="tEXt","layout");at+=12+ak(l,at);}
    F(at===m,"layout");}
    function dw({file,O}){return O?fE(file,O):file;}
    const cj=32<<20;async function eN(u){if(u.ba)return ia(u);if(!u.layout)return u.R?u:ek(dw(u));if(!u.l)u={...u,file:dw(u),O:null};const{file,size,layout:{m}}=u,isSmall=size<=cj;const l=u.l??(isSmall?await eM(file):aw(file,0,m));hP(u,l);if(!isSmall)return u;const R=new Uint8Array(l.buffer,l.byteOffset+3&~3,size);return{...u,l:null,ac:eg({...u,l},0,size,R)};}
    async function dT(one,other,dU){try{return await dU(...await Promise.all([eN(one),eN(other)]));}catch(H){if(H.verdict!=="layout")throw H;}
    return dU(...await Promise.all([one,other].map((u)=>
    u.layout?ek(dw(u)):eN(u))));}
    function eg(u,m,end,R=null){if(end<=m)return new Uint8Array(0);if(u.ac)return u.ac.subarray(m,end);if(!u.layout)return aw(u.R,m,end);const{ap,layout:{m:Y,A,bs}}=u;const line=(at)=>at+Math.floor(at/ap)+1;const dr=(ah)=>Math.floor(ah/bW);const ah=(at)=>Y+dm+at+AROUND*dr(at);const from=line(m)-(m%ap?0:1),to=line(end-1)+1;const low=dr(from),high=dr(to-1);const cF=ah(low*bW)-dm,top=ah(to-1)+1;const l=u.l?.subarray(cF,top)??aw(u.file,cF,top);F(l.length===top-cF,"truncated",cy(u.file));for(let k=low,at=dm;k<=high;k++,at+=bW+AROUND){const length=Math.min(bW,A-k*bW),cO=k===bs-1;const bI=k?at-13:at-dm;F(ds(l,bI+4)==="IDAT"&&(k||bE(l,at-7)===0x7801)
    &&ak(l,bI)===length+5+(k?0:2)+(cO?4:0)
    &&l[at-5]===Number(cO)&&l[at-4]+256*l[at-3]===length
    &&l[at-2]+256*l[at-1]===(length^0xFFFF),"layout");}
    R??=new Uint8Array(end-m);for(let at=m,to=0;at<end;){const fL=at%ap,row=Math.min(ap-fL,end-at);let cg=line(at);if(fL===0)F(l[ah(cg-1)-cF]===0,"layout");for(const gr=cg+row;cg<gr;){const K=Math.min(gr,(dr(cg)+1)*bW)-cg,source=ah(cg)-cF;R.set(l.subarray(source,source+K),to);cg+=K;to+=K;}
    at+=row;}
    return R;}
    function gl(u,az){const{width,height,D,aB}=u;const ap=u.ap=width*aB*D/8;u.size=height*ap;F(bS(az.subarray(32,40))===dZ&&az[40],"noShareHeader");if(az[40]!==1)throw new aN("newerVersion",String(az[40]));u.banner=ak(az,52);u.bz=height-u.banner-Math.ceil(bX/ap);F(az[42]===D&&az[43]===aB&&ak(az,44)===width
    &&ak(az,48)===height&&(az[41]===0x41||az[41]===0x50)
    &&u.bz>=0,"geometryMismatch");u.aC=az[41]===0x41?"archive":"patient";u.Z=az.slice(0,32);u.I=fJ(az.subarray(56,72));u.key=az.slice(72,104);u.tag=az.slice(104);return u;}
    function ek(file){const{blob,...picture}=fA(file,true),size=blob.size;F(size>=bX,"noShareHeader");const az=aw(blob,size-bX,size);F(picture.D>8||!iK(az),"savedWithEightBits");return gl({file,R:blob,...picture},az);}
    function iK(az){const high=(text)=>[...text].filter((_,i)=>i%2===0).map((ce)=>ce.charCodeAt());return[...high(dZ),1,16].every((byte,i)=>Math.abs(byte-az[76+i])<=1);}
    function eh(u){fA(dw(u),false);}
    function eq(u,key,progress){const gb=new ht(key),end=u.size-16,X=4<<20;for(let at=0;;at+=X){const l=eg(u,at,Math.min(at+X,end));if(at+X>=end)return cx(gb.aq(l),u.tag);gb.bh(l);progress?.(l.length);}
    }
    function ju(l,u){const{D,ap,bz}=u,M=2**D,W=ap*8/D;const cf=(ej)=>F(ej,"malformedPayload");const[au,k]=l,p=bE(l,2),q=bE(l,4),r=bE(l,6);const n=di(l,8),L=di(l,16),cz=ak(l,24),b=ak(l,28);cf(au<=3&&n<Infinity&&L<2**50&&cz<=bz);const aX=au===3?n-8*L:0;cf(aX>=0&&(au===3||n%8===0&&n<=8*L));const fK=bz-cz,inside=(n-aX)/8;cf(L-inside<=cz*ap);if(au===0){cf(k===0&&p===0&&q===0&&r===0&&n===0&&b===0);}else if(au===2){cf(k>=1&&k<=16&&r===0&&cz===0&&n===8*L&&p<M&&q<M
    &&(b===0||(b-1)*(k+1)<n));}else{const s=(2**(k+1)-1)*q;cf(k<D&&b===0&&p<M&&q>=1&&q<=r&&q+s<=M&&r+s<=M
    &&(au===1||q+s<=r&&cz===0));}
    cf(n<=fK*W*D);return{au,k,p,q,r,n,L,b,aX,inside,W,D,bM:fK*W,cz};}
    class gK{constructor(limit){this.l=new Uint8Array(Math.ceil(limit/8)+4);this.A=0;this.aY=0;}
    push(value,D){this.aY=this.aY<<D|value;let ac=(this.A&7)+D,at=this.A>>>3;this.A+=D;for(;ac>=8;ac-=8)this.l[at++]=this.aY>>ac-8;this.aY&=(1<<ac)-1;}
    bit(U){const ag=this.A&~7;return U<ag?this.l[U>>>3]>>7-(U&7)&1
    :this.aY>>this.A-1-U&1;}
    from(m,ef){if(this.A&7)this.l[this.A>>>3]=this.aY<<8-(this.A&7);const shift=m&7,l=this.l.slice(m>>>3,(m>>>3)+ef+1);for(let i=0;shift&&i<ef;i++){l[i]=l[i]<<shift|(l[i+1]??0)>>8-shift;}
    return l.subarray(0,ef);}
    }
    class fn{constructor(Z){this.Z=Z;this.D=new gK(Z.n+32);this.fT=Z.au===1||Z.au===3;this.aW=this.fT?new Uint16Array(Math.min(Z.W,Z.bM)):null;this.ai=0;this.bm=0;this.asked=0;this.block=0;this.position=0;this.bs=0;}
    get isDone(){return this.D.A>=this.Z.n;}
    be(words){if(this.isDone)return;if(this.fT)this.unshift(words);else if(this.Z.au===2)this.syndromes(words);}
    unshift(words){const{p:a,q:T,r:G,k,n,W,aX,au,D}=this.Z,ab=this.D;const mask=2**D-1,j=k+1,s=(2**j-1)*T,window=T*2**j,end=G+s;const low=2**j-1,aW=this.aW,A=words.length;let i=0,bm=this.bm;for(;i<A&&this.ai<W;i++,this.ai++)aW[bm++]=words[i];if(bm===W)bm=0;for(;i<A&&ab.A<n;i++){const up=aW[bm];let d=words[i]-up-a&mask;if(d<window){ab.push(d&low,j);d>>=j;}else if(d<end){const ep=au===3&&d>=G;if(ep)F(this.asked<aX&&this.asked<ab.A,"malformedPayload");if(!ep||!ab.bit(this.asked))d-=s;if(ep)this.asked++;}
    aW[bm]=words[i]=up+a+d&mask;if(++bm===W)bm=0;}
    this.bm=bm;}
    syndromes(words){const{p:lo,q:hi,k,n,b,D}=this.Z,ab=this.D;const mask=2**D-1,range=hi-lo&mask;let j=this.bs<b?k+1:k;for(let i=0;i<words.length&&ab.A<n;i++){const v=words[i];if((v-lo&mask)<=range!==((v^1)-lo&mask)<=range)continue;this.position++;if(v&1)this.block^=this.position;if(this.position<2**j-1)continue;ab.push(this.block,j);this.block=this.position=0;j=++this.bs<b?k+1:k;}
    }
    }
    const ck=48<<20;const dY=4<<20;const hb=2**31;function hI(one,other,progress){if(other.ba){if(eq(one,other.key,progress))return;eh(one);throw new aN("altered-archive");}
    const ad=[eq(one,other.key,progress),eq(other,one.key,progress)];if(!ad[0]||!ad[1]){for(const u of[one,other])eh(u);F(ad[0]||ad[1]||one.I===other.I,"differentPairs");F(ad[0]||ad[1]||one.aC!==other.aC,"sameHalfTwice");F(ad[0]||ad[1],"alteredOrUnrelated");const hH=ad[0]?one:other;throw new aN(hH.aC==="archive"?"altered-patient":"altered-archive");}
    F(one.aC!==other.aC&&one.I===other.I&&one.width===other.width
    &&one.D===other.D&&one.aB===other.aB
    &&one.bz===other.bz,"malformedPayload");}
    function jb(l){const{length}=l;if((l.byteOffset|length)&3){const fy=new Uint8Array(length+3&~3);fy.set(l);l=fy;}
    return new Int32Array(l.buffer,l.byteOffset,l.length>>2);}
    function fX(one,other,from,to,sums=null){const[a,p]=[one,other].map((u)=>{const m=u.banner*u.ap,size=u.D/8;return jb(eg(u,m+from*size,m+to*size));});sums??=new Int32Array(a.length);if(one.D===8){for(let i=0;i<a.length;i++){const x=a[i],y=p[i];sums[i]=(x&0x7F7F7F7F)+(y&0x7F7F7F7F)^(x^y)&0x80808080;}
    return new Uint8Array(sums.buffer,sums.byteOffset,to-from);}
    for(let i=0;i<a.length;i++){const x=(a[i]&0xFF00FF)<<8|a[i]>>>8&0xFF00FF;const y=(p[i]&0xFF00FF)<<8|p[i]>>>8&0xFF00FF;sums[i]=(x&0x7FFF7FFF)+(y&0x7FFF7FFF)^(x^y)&0x80008000;}
    return new Uint16Array(sums.buffer,sums.byteOffset,to-from);}
    async function gq(one,other,ci,be,eP=null,Y=dY){const{bM,D}=ci.Z;let X=Y;for(let at=0,end;at<bM;at=end){end=Math.min(at+X,bM);X=Math.min(2*X,dY*8/D);const words=fX(one,other,at,end,eP?.subarray(at*D/32));ci.be(words);if(await be(words)===false)return;}
    }
    class hs{constructor(Z){this.Z=Z;this.head=new Uint8Array(64);this.A=0;this.parts=[];}
    write(l){let at=0;if(this.A<64){at=Math.min(64-this.A,l.length);this.head.set(l.subarray(0,at),this.A);this.A+=at;if(this.A===64)this.readHead();}
    while(at<l.length){const K=this.parts.find((bt)=>bt.left>0);F(K,"malformedPayload");const A=Math.min(K.left,l.length-at);K.to?.write(l.subarray(at,at+A));K.left-=A;at+=A;}
    }
    readHead(){const{head,Z}=this,{D,au,bM}=Z,aX=head[1];const[B,aI,cover,bo]=[bE(head,2),di(head,4),di(head,12),di(head,20)];const fZ=ak(head,28);F(head[0]===1&&aX<4&&cover<=bM*D/8&&cover%(D/8)===0
    &&(D===16||!(aX&2))&&(au===2||!(aX&1)),"malformedPayload");F(B+aI+bo+fZ<=1032*Z.L,"malformedPayload");if(aI+bo>hb)throw new aN("tooLarge");this.B=new bF();this.aI=new bF();this.bo=new bF();this.parts=[{left:B,to:this.B},{left:aI,to:this.aI},{left:bo,to:this.bo},{left:fZ,to:null}];Object.assign(this,{bA:!(aX&1),bP:Boolean(aX&2),cover,digest:head.slice(32,64),size:aI+cover+bo});}
    aq(){F(this.A===64&&this.parts.every((K)=>K.left===0),"malformedPayload");this.B=new TextDecoder().decode(aw(this.B.el()));this.aI=this.aI.el();this.bo=this.bo.el();return this;}
    }
    async function jv(one,other,Z){const ci=new fn(Z);await gq(one,other,ci,()=>!ci.isDone,null,1<<16);F(ci.isDone,"malformedPayload");let hidden=ci.D.from(Z.aX,Z.inside),left=Z.L-hidden.length;let at=Z.bM;const pull=()=>{if(hidden){const l=hidden;hidden=null;return l;}
    if(left===0)return null;const size=Z.D/8,A=Math.min(left,dY);const words=fX(one,other,at,at+Math.ceil(A/size));at+=words.length;left-=A;return fs(words).subarray(0,A);};const aT=new hs(Z);try{const bN=new cD(pull,(l)=>aT.write(l),Infinity);bN.run();F(!bN.hasMore,"malformedPayload");}catch(H){throw H instanceof aF?new aN("malformedPayload"):H;}
    return aT.aq();}
    function fs(words){if(words instanceof Uint8Array)return words;const l=new Uint8Array(2*words.length);for(let i=0,at=0;i<words.length;i++){l[at++]=words[i]>>8;l[at++]=words[i];}
    return l;}
    function ij(words,bP){return words instanceof Uint16Array&&!bP?fs(words)
    :new Uint8Array(words.buffer,words.byteOffset,words.byteLength);}
    class gS{constructor({size,bA,bP},D){this.bA=bA;this.D=D;this.bP=bP;this.ag=bA&&size<=ck&&globalThis.crypto?.subtle?true:false;this.hash=this.ag?null:new hv();}
    add(l,et){if(this.ag)return;if(et&&!this.bA){l=l.slice();const Q=this.D/8,Y=Q===2&&!this.bP?1:0;for(let i=Y;i<l.length;i+=Q)l[i]&=0xFE;}
    this.hash.update(l);}
    async aq(all){return this.ag?new Uint8Array(await crypto.subtle.digest("SHA-256",all)):this.hash.aq();}
    }
    async function eO(one,other,af){const joined=one.Z.map((byte,i)=>byte+other.Z[i]);const Z=ju(joined,one);const aT=await jv(one,other,Z);const{size,cover,bP,digest,bA,B}=aT;const hash=new gS(aT,one.D),small=size<=ck;const br=cy(aT.aI),words=Z.bM*one.D/8;const buffer=small?new ArrayBuffer(Math.max(size,br+words)+11&~3):null;const ag=small?new Uint8Array(buffer,-br&3,size):null;const eP=small?new Int32Array(buffer,br+3&~3):null;const long=!small&&af?dF():null;let at=0,crc=0;const eL=async(l,et)=>{hash.add(l,et);if(!ag)crc=cI(l,crc);else if(l.buffer!==buffer)ag.set(l,at);await long?.write(l);at+=l.length;};for(const l of db(aT.aI))await eL(l,false);let left=cover;if(left){await gq(one,other,new fn(Z),async(words)=>{const l=ij(words,bP);const A=Math.min(left,l.length);await eL(l.subarray(0,A),true);left-=A;return left>0;},eP);}
    for(const l of db(aT.bo))await eL(l,false);F(cx(await hash.aq(ag),digest),"digestMismatch");if(ag)crc=af?cI(ag):null;return{l:ag,blob:await long?.aq(),crc,B,bA,size,aI:aT.aI};}
    function dF(){const{readable,writable}=new TransformStream();const blob=new Response(readable).blob(),writer=writable.getWriter();blob.catch(()=>{});return{write:(l)=>writer.write(l),aq:async()=>{await writer.close();return blob;},};}
    const fm="0123456789ABCDEFGHJKMNPQRSTVWXYZ",SHEET_MAGIC="DCMSHARESHEET";const he=1<<18;function ka(ae,dM){for(let left=dM%31;left;left--)ae=ae<<1^(ae&16?0x25:0);return ae;}
    function dS(aj,Q){return aj.reduce((aL,ae,ah)=>aL^ka(ae,Q*ah),0);}
    function gC(ai){return[...ai.replace(/[a-z]/g,(ce)=>ce.toUpperCase()).replace(/O/g,"0")
    .replace(/[IL]/g,"1")].map((ce)=>fm.indexOf(ce));}
    function er(aj){return aj.length===20&&!aj.includes(-1)&&!dS(aj,0)&&!dS(aj,1);}
    function ev(aj){return aj.length>=12&&aj.length<=14&&!aj.includes(-1)
    &&aj.slice(12).every((ae)=>ae<10);}
    function dP(label,code){const dI=[];for(let line=0;line<3;line++){const aj=code.slice(20*line,20*line+20);F(er(aj),`sheet-code-${line+1}`);dI.push(...aj.slice(0,18));}
    const Y=dI.slice(0,52);const D=Y.map((ae)=>ae.toString(2).padStart(5,"0")).join("");F(dI[52]===dS(Y,1)&&D.endsWith("0000"),"sheet-code-3");F(!label||ev(label)&&dI[53]===dS([...label,...Y],2),"sheet-label");const key=Uint8Array.from({length:32},(_,i)=>parseInt(D.slice(8*i,8*i+8),2));const bS=(label??[]).map((ae)=>fm[ae]).join("");return{key,label:bS.replace(/^(.{4})(.{4})(.{4})(.*)$/,"$1-$2-$3-$4").replace(/-$/,"")};}
    function es(bw){return bw.length===3&&bw.every(({length})=>Math.abs(length-20)<=5);}
    function gt(aj,iE){let cm=-1,guess;for(const length of[12,13,14,0]){const code=aj.slice(length,length+60);try{return dP(length?aj.slice(0,length):null,code);}catch(H){const ad=[0,20,40].filter((at)=>er(code.slice(at,at+20))).length;if(ad>cm)[cm,guess]=[ad,H];}
    }
    const iQ=Math.abs(aj.length-60)<5&&!aj.includes(-1);F(iE||cm>0||iQ,"noSheet");throw guess;}
    function iP(ai){const af=`${SHEET_MAGIC}1`,{length}=ai,least=Math.min(length,af.length);if(Math.abs(length-af.length)>1)return false;let m=0,end=0;while(m<least&&ai[m]===af[m])m++;while(end<least&&ai[length-1-end]===af[af.length-1-end])end++;return least-m-end<=(length===af.length?2:0);}
    const hf=16;function gk(content){const bw=content.split(/[\r\n\v\f\x85\u2028\u2029]+/).map((line)=>line.replace(/^[>|\s]+/,"")
    .replace(/[\s\p{Dash}\p{DI}\uFEFF]/gu,"")).filter(Boolean);const words=bw.map((line)=>line.toUpperCase()),aj=bw.map(gC);const aO=[];let mistake;for(const number of[...words.keys()].filter((at)=>words[at].includes(SHEET_MAGIC)).slice(0,hf)){const ai=words[number],rest=gC(ai.slice(ai.indexOf(SHEET_MAGIC)+SHEET_MAGIC.length));try{const ba=jN(rest,aj.slice(number+1));if(!aO.some(({key})=>cx(key,ba.key)))aO.push(ba);}catch(H){mistake=H;}
    }
    if(aO.length)return aO;if(mistake)throw mistake;const aH=words.concat(words.slice(1).map((ai,i)=>words[i]+ai));F(!aH.some(iP),"sheet-header");const stream=aj.flat();if(es(aj))return[dP(null,stream)];if(ev(aj[0]??[])&&es(aj.slice(1)))return[dP(aj[0],aj.slice(1).flat())];F(stream.length>55&&stream.length<77,"noSheet");return[gt(stream,false)];}
    function jN(rest,dz){const code=dz.slice(1,4),[version]=rest,eo=rest.length===1;if(eo&&version===1&&es(code)){code.forEach((line,i)=>F(er(line),`sheet-code-${i+1}`));F(ev(dz[0]),"sheet-label");return dP(dz[0],code.flat());}
    const stream=[...rest,...dz.flat()];if(stream[0]===1){try{return gt(stream.slice(1),true);}catch(H){F(eo||rest.length>2,"sheet-header");throw H;}
    }
    if(eo&&version>=2&&version<=9)throw new aN("newerSheet",String(version));throw new aN("sheet-header");}
    function sheetText(l){const dj={0xFFFE:"utf-16le",0xFEFF:"utf-16be"}[l[0]<<8|l[1]];F(dj||!l.includes(0),"noSheet");const content=new TextDecoder(dj).decode(l);return content.replace(/(\nContent-Transfer-Encoding:\s*base64.*?\r?\n\r?\n)([\w+/=\r\n]+)/gis,(all,head,body)=>{try{return`${head}${atob(body.replace(/\s/g,""))}\n`;}catch(H){return all;}
    });}
    function jP(l,cP){try{return gk(sheetText(l));}catch(H){if(H.verdict==="noSheet"&&!cP)return null;throw H;}
    }
    async function ix(key,message){const eQ=await crypto.subtle.importKey("raw",key,{name:"HMAC",hash:"SHA-256"},false,["sign"]);return new Uint8Array(await crypto.subtle.sign("HMAC",eQ,message));}
    const fq=(value)=>new TextEncoder().encode(value);async function jO({key},archive){const{width,D,aB,ap,bz,I}=archive;const id=Uint8Array.from(I.match(/../g),(byte)=>parseInt(byte,16));const jd=(await ix(key,cR(fq("dicomshare sheet pair"),id.subarray(0,8)))).subarray(0,8);return archive.aC==="archive"&&cx(jd,id.subarray(8))?{ba:key,id,aC:"patient",banner:0,width,D,aB,ap,bz,I,size:ap*bz}:null;}
    async function ia(u){const eQ=await crypto.subtle.importKey("raw",u.ba,"HKDF",false,["deriveBits"]);const fB=(info)=>crypto.subtle.deriveBits({name:"HKDF",hash:"SHA-256",salt:u.id,info:fq(`dicomshare sheet ${info}`)},eQ,256);const stream=await crypto.subtle.importKey("raw",await fB("stream"),"AES-CTR",false,["encrypt"]);const bf=async(at,A)=>{const counter=new Uint8Array(16);new DataView(counter.buffer).setBigUint64(8,BigInt(at/16));return new Uint8Array(await crypto.subtle.encrypt({name:"AES-CTR",counter,length:64},stream,new Uint8Array(A)));};const{size}=u,Y=size-size%16,end=await bf(Y,48);const fD={...u,key:new Uint8Array(await fB("check")),Z:end.slice(size-Y,size-Y+32)};if(size<=cj)return{...fD,ac:await bf(0,size)};const R=dF();for(let at=0;at<size;at+=4<<20)await R.write(await bf(at,Math.min(4<<20,size-at)));return{...fD,R:await R.aq()};}
    const gW=new Set("OB OD OF OL OV OW SQ SV UC UN UR UT UV".split(" "));const hu=new Set("0040A730 0040A043 0040A168 0040A300 004008EA 52009229 52009230 00289110 \
    00289132 00289145 00186011".split(" "));const gZ=500000;const gY=32;const aA=0xFFFFFFFF;const dW="1.2.840.10008.1.2.1.99";const fc="1.2.840.10008.1.2.2";const dn="1.2.840.10008.1.2";const hm=new Set([dn,"1.2.840.10008.1.2.1",fc,dW]);const JPEG=new Set(["1.2.840.10008.1.2.4.50","1.2.840.10008.1.2.4.51"]);const ha=2**28;const gL={"ISO_IR 100":"iso-8859-1","ISO_IR 101":"iso-8859-2","ISO_IR 109":"iso-8859-3","ISO_IR 110":"iso-8859-4","ISO_IR 144":"iso-8859-5","ISO_IR 127":"iso-8859-6","ISO_IR 126":"iso-8859-7","ISO_IR 138":"iso-8859-8","ISO_IR 148":"iso-8859-9","ISO_IR 203":"iso-8859-15","ISO_IR 13":"shift_jis","ISO_IR 166":"windows-874","ISO_IR 192":"utf-8","GB18030":"gb18030","GBK":"gbk","ISO_IR 87":"iso-2022-jp","ISO_IR 159":"iso-2022-jp","ISO_IR 149":"euc-kr","ISO_IR 58":"gb18030"};class dX{constructor(file,elements){this.file=file;this.elements=elements;}
    has(tag){return this.elements.has(tag);}
    l(tag){const V=this.elements.get(tag);if(!V||V.items)return new Uint8Array(0);return this.file.aH.l(V.m,Math.min(V.end,V.m+65536));}
    items(tag){return this.elements.get(tag)?.items??[];}
    text(tag){return this.file.decode(this.l(tag)).replace(/[\0 ]+$/,"");}
    line(tag){return this.text(tag).replace(/[\x00-\x1F\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g," ")
    .trim().slice(0,200);}
    numbers(tag){return this.text(tag).split("\\").map((K)=>K.trim()?Number(K):NaN);}
    number(tag){const[value]=this.numbers(tag);return Number.isFinite(value)?value:undefined;}
    shorts(tag,cd=false){const l=this.l(tag).slice(),o=new DataView(l.buffer);return Array.from({length:l.length>>1},(_,i)=>cd
    ?o.getInt16(2*i,this.file.bB):o.getUint16(2*i,this.file.bB));}
    short(tag){return this.shorts(tag)[0];}
    double(tag){const l=this.l(tag).slice();return l.length>=8?new DataView(l.buffer).getFloat64(0,this.file.bB):undefined;}
    }
    class fd{constructor(blob){this.blob=blob;this.aH=new ea(blob);this.bB=true;this.cq=true;this.decoder=new TextDecoder("iso-8859-1");this.bU=dn;this.left=gZ;let at=0;if(this.name(128,132)==="DICM")at=this.readMeta(132);else if(bE(this.aH.l(0,2),0)===0x0200)at=this.readMeta(0);else this.cq=/^[A-Z]{2}$/.test(this.name(4,6));this.cn=this.read(at);const jM=this.cn.text("00080005").split("\\").map((name)=>name.trim());const label=gL[(jM.find(Boolean)??"").replace("ISO 2022 IR","ISO_IR")];if(label)this.decoder=new TextDecoder(label);this.iM=label==="euc-kr";}
    name(m,end){return bS(this.aH.l(m,end));}
    decode(l){const text=this.decoder.decode(l);return text.replace(/\x1B[$()\-,].{1,2}/g,(aO)=>this.iM||aO?"":aO);}
    readMeta(m){const elements=new Map(),end=this.walk(m,cy(this.blob),0,elements,true);this.meta=new dX(this,elements);this.bU=this.meta.text("00020010").trim()||dn;if(this.bU===dW){const ft=new bF();const bd=db(this.blob.slice(end));new cD(()=>bd.next().value??null,(l)=>ft.write(l),ha).run();this.blob=ft.aq();this.aH=new ea(this.blob);this.meta=null;}
    this.cq=this.bU!==dn;this.bB=this.bU!==fc;return this.bU===dW?0:end;}
    read(at){const elements=new Map();try{this.walk(at,cy(this.blob),0,elements,false);}catch(H){if(!(H instanceof RangeError))throw H;}
    return new dX(this,elements);}
    header(at){const head=this.aH.l(at,at+12),o=new DataView(head.buffer,head.byteOffset,head.length);if(head.length<8)throw new RangeError("ends within an element");const cT=this.bB,aa=o.getUint16(0,cT),number=o.getUint16(2,cT);const tag=(aa*65536+number).toString(16).toUpperCase().padStart(8,"0");let vr="",length,size=8;if(aa===0xFFFE||!this.cq){length=o.getUint32(4,cT);}else{vr=String.fromCharCode(head[4],head[5]);if(gW.has(vr)){if(head.length<12)throw new RangeError("ends within an element");length=o.getUint32(8,cT);size=12;}else{length=o.getUint16(6,cT);}
    }
    return{tag,vr,m:at+size,length};}
    walk(at,end,depth,elements,iN){if(depth>gY)throw new RangeError("too deep");while(at+8<=end){if(--this.left<0)throw new RangeError("too many elements");const{tag,vr,m,length}=this.header(at);if(iN&&!tag.startsWith("0002"))return at;if(tag==="FFFEE00D")return m;if(tag==="7FE00010"||tag==="7FE00008"||tag==="7FE00009"){if(depth===0)elements.set(tag,{m,end:length===aA?end:m+length,iH:length===aA});if(depth===0||length===aA)return end;}
    if(length===aA||hu.has(tag)&&(vr==="SQ"||vr==="")){const items=[],wasExplicit=this.cq;if(vr==="UN")this.cq=false;at=this.walkItems(m,length===aA?end:Math.min(end,m+length),depth,items);this.cq=wasExplicit;elements.set(tag,{items});}else{at=m+length;elements.set(tag,{vr,m,end:Math.min(at,end)});}
    }
    return at;}
    walkItems(at,end,depth,items){while(at+8<=end){const{tag,m,length}=this.header(at);if(tag==="FFFEE0DD")return m;if(tag!=="FFFEE000")throw new RangeError("no item");const elements=new Map(),itemEnd=length===aA?end:Math.min(end,m+length);const jX=this.walk(m,itemEnd,depth+1,elements,false);at=length===aA?jX:itemEnd;items.push(new dX(this,elements));}
    return at;}
    }
    function gf(value){const[hE="",iy=""]=value.split("=");const dl=(aa)=>{const[ii="",it="",cY="",aI="",bo=""]=aa.split("^")
    .map((K)=>K.trim());const Y=[aI,it,cY].filter(Boolean).join(" ");return[ii,Y,bo].filter(Boolean).join(", ");};return[dl(hE),dl(iy)].filter(Boolean).join(" / ");}
    function gB(file){const d=file.cn,position=d.numbers("00200032"),bk=d.numbers("00200037");let bH;if(position.length===3&&bk.length===6){const[a,b,c,x,y,z]=bk;const jg=[b*z-c*y,c*x-a*z,a*y-b*x];bH=jg.reduce((aL,K,i)=>aL+K*position[i],0);}
    return{patient:gf(d.line("00100010")),id:d.line("00100020"),born:d.line("00100030"),date:d.line("00080020")||d.line("00080021"),modality:d.line("00080060"),study:d.line("00081030"),series:d.line("0008103E"),bT:d.line("0020000D"),eR:d.line("0020000E"),seriesNumber:d.number("00200011"),dB:d.number("00200013"),bH:Number.isFinite(bH)?bH:undefined,bk:bk.length===6?bk.map((K)=>K.toFixed(3)).join():"",};}
    function gn(cn,left={A:5000}){return cn.items("0040A730").slice(0,2000).filter(()=>--left.A>0).map((S)=>{const gc=(tag)=>S.items(tag)[0]?.line("00080104")??"";const[eB]=S.items("0040A300");let value="";if(eB){const bV=eB.items("004008EA")[0];const sign=bV?bV.line("00080100")||bV.line("00080104"):"";value=[eB.line("0040A30A"),sign==="1"?"":sign].filter(Boolean).join(" ");}
    value||=gc("0040A168")||S.text("0040A160").slice(0,20000)
    ||gf(S.line("0040A123"))||S.line("0040A121")||S.line("0040A122")
    ||S.line("0040A120")||S.line("0040A124");return{name:gc("0040A043"),kind:S.line("0040A040"),value,items:gn(S,left)};}).filter(({name,value,items})=>name||value||items.length);}
    const hc=2**28;const hg=8192;function contentOf(blob){const file=new fd(blob),d=file.cn,summary=gB(file);const pdf=d.elements.get("00420011");if(pdf&&d.line("00420012")==="application/pdf"){return{kind:"pdf",summary,pdf:file.blob.slice(pdf.m,pdf.end,"application/pdf")};}
    if(d.has("0040A730")){return{kind:"report",summary,title:d.items("0040A043")[0]?.line("00080104")??"",items:gn(d)};}
    const bD=d.elements.get("7FE00010");if(!bD)return{kind:d.has("7FE00008")||d.has("7FE00009")?"hidden":"none",summary};return{summary,...jr(file,bD)};}
    function jr(file,bD){const d=file.cn,cd=d.short("00280103")===1;const as=Math.max(1,Math.floor(d.number("00280008")??1));const picture={kind:"picture",blob:file.blob,ay:d.short("00280010"),an:d.short("00280011"),as,R:d.short("00280002")??1,bC:d.line("00280004"),D:d.short("00280100"),bi:d.short("00280101")??d.short("00280100"),cd,gg:d.short("00280006")??0,bB:file.bB||d.short("00280100")===8,m:bD.m,end:bD.end,eu:d.line("00280004")==="MONOCHROME1"||d.line("20500020")==="INVERSE",padding:d.shorts("00280120",cd)[0],};picture.high=d.short("00280102")??picture.bi-1;Object.assign(picture,hW(d),jW(d));const{ay,an,R,D,bi,bC}=picture;const iT=ay&&an&&ay*an<=hc&&as<=100000
    &&[1,8,16].includes(D)&&bi>=1&&bi<=D&&picture.high<D
    &&(R===1||R===3&&D===8);if(!iT)return{...picture,kind:"hidden"};if(bD.iH){if(!JPEG.has(file.bU))return{...picture,kind:"hidden"};return{...picture,...ic(file,bD.m,as)};}
    if(!hm.has(file.bU)&&file.bU.startsWith("1.2.840.10008.1.2.4")){return{...picture,kind:"hidden"};}
    picture.aZ=bC==="PALETTE COLOR"?jn(d):null;if(bC==="PALETTE COLOR"&&!picture.aZ)return{...picture,kind:"hidden"};const jp=R===3?(bC==="YBR_FULL_422"?16:24):D;picture.cM=Math.ceil(ay*an*jp/8);if(D===1)picture.cM=ay*an/8;picture.as=Math.min(as,Math.floor((picture.end-picture.m)/picture.cM));return picture.as?picture:{...picture,kind:"hidden"};}
    function hW(d){const aG=[d,...d.items("52009229"),...d.items("52009230").slice(0,1)];const cu=aG.flatMap((aa)=>[aa,...aa.items("00289145"),...aa.items("00289132")]);const find=(tag)=>cu.find((ah)=>ah.has(tag));const hN=find("00281050")?.numbers("00281050")??[];const kg=find("00281051")?.numbers("00281051")??[];const names=find("00281055")?.text("00281055").split("\\")??[];const dk=hN.map((center,i)=>({center,width:kg[i],name:(names[i]??"").trim().slice(0,30)}))
    .filter(({center,width})=>Number.isFinite(center)&&width>=1).slice(0,8);const slope=find("00281053")?.number("00281053")||1;return{dk,slope,en:find("00281052")?.number("00281052")??0};}
    function jW(d){const jf=[d,...[...d.items("52009229"),...d.items("52009230").slice(0,1)]
    .flatMap((aa)=>aa.items("00289110"))];const ah=jf.find((bt)=>bt.has("00280030"));let[down,ad]=ah?.numbers("00280030")??[],cQ=false;if(!(down>0&&ad>0)){[down,ad]=d.numbers("00181164");cQ=true;}
    if(!(down>0&&ad>0)){const gm=d.items("00186011"),[region]=gm;cQ=false;if(gm.length===1&&region.short("00186024")===3&&region.short("00186026")===3){down=Math.abs(region.double("0018602E"))*10;ad=Math.abs(region.double("0018602C"))*10;}
    }
    return down>0&&ad>0?{ch:[down,ad],cQ}:{};}
    function jn(d){const gD=["1","2","3"].map((n)=>{const[A=0,Y=0,D=16]=d.shorts(`0028110${n}`),words=d.l(`0028120${n}`);const entries=A||65536;if(!words.length||words.length<entries*(D===8?1:2))return null;const iD=D===8&&words.length<2*entries;const values=iD?words:d.shorts(`0028120${n}`);return{Y,values:Uint8Array.from({length:entries},(_,i)=>D===8?values[i]:values[i]>>8)};});return gD.every(Boolean)?gD:null;}
    function ic(file,m,as){const bK=[],aH=file.aH;let at=m,da=null;for(;;){const{tag,m:from,length}=file.header(at);if(tag!=="FFFEE000"||length===aA||bK.length>200000)break;if(!da){const ax=aH.l(from,Math.min(from+length,from+4*as)).slice();const o=new DataView(ax.buffer);da=Array.from({length:ax.length>>2},(_,i)=>o.getUint32(4*i,true));m=from+length;}else{bK.push([from,Math.min(from+length,file.blob.size)]);}
    at=from+length;if(at+8>file.blob.size)break;}
    let ab;if(as===1)ab=[bK];else if(bK.length===as)ab=bK.map((ip)=>[ip]);else if(da?.length===as){ab=da.map((aU,i)=>bK.filter(([from])=>from-8-m>=aU
    &&from-8-m<(da[i+1]??Infinity)));}
    if(!ab||ab.some((parts)=>!parts.length))return{kind:"hidden"};return{kind:"picture",iL:true,bK:ab};}
    async function iq(picture,number){if(picture.iL)return iZ(picture,number);const{ay,an,D,R,cM}=picture;const m=picture.m+Math.floor(number*cM);const l=aw(picture.blob,m,Math.min(m+Math.ceil(cM),picture.end));const Q=Math.ceil(Math.max(ay,an)/hg);const width=Math.ceil(an/Q),height=Math.ceil(ay/Q);const ah=Q===1?(i)=>i:(i)=>Math.floor(i/width)*Q*an+i%width*Q;if(R===3)return{width,height,Q,aV:hS(picture,l,width*height,ah)};const value=jA(picture,l,number),aU=picture.cd?32768:0;const ar=new Uint16Array(width*height);for(let i=0;i<ar.length;i++)ar[i]=value(ah(i))+aU;if(picture.aZ)return{width,height,Q,aV:jm(picture,ar,aU)};return{width,height,Q,ar,aU,...gj(picture,ar,aU)};}
    function jA({D,bi,high,cd,bB,ay,an},l,number){const shift=high+1-bi,up=32-bi;const eV=cd?(raw)=>raw>>shift<<up>>up:(raw)=>raw>>shift&2**bi-1;if(D===1){const Y=number*ay*an%8;return(i)=>l[i+Y>>3]>>(i+Y&7)&1;}
    if(D===8)return(i)=>eV(l[i]);return bB?(i)=>eV(l[2*i]|l[2*i+1]<<8)
    :(i)=>eV(l[2*i]<<8|l[2*i+1]);}
    function gj({padding},ar,aU){let low=65535,high=0;const jV=padding===undefined?-1:padding+aU;for(const U of ar){if(U===jV)continue;if(U<low)low=U;if(U>high)high=U;}
    return low>high?{low:0,high:1}:{low:low-aU,high:high-aU};}
    function hS({bC,gg,ay,an},l,A,ah){const aV=new Uint8ClampedArray(4*A),plane=ay*an;const iX=bC.startsWith("YBR_FULL"),isHalf=bC==="YBR_FULL_422";for(let i=0,to=0;i<A;i++){const at=ah(i);let a,b,c;if(isHalf){const from=(at>>1)*4;a=l[from+(at&1)];b=l[from+2];c=l[from+3];}else if(gg){a=l[at];b=l[plane+at];c=l[2*plane+at];}else{a=l[3*at];b=l[3*at+1];c=l[3*at+2];}
    if(iX){const cb=b-128,cr=c-128;b=a-0.344136*cb-0.714136*cr;c=a+1.772*cb;a+=1.402*cr;}
    aV[to++]=a;aV[to++]=b;aV[to++]=c;aV[to++]=255;}
    return aV;}
    function jm({aZ},ar,aU){const aV=new Uint8ClampedArray(4*ar.length);ar.forEach((U,i)=>{aZ.forEach(({Y,values},hO)=>{const O=U-aU-(aU&&Y>32767?Y-65536:Y);aV[4*i+hO]=values[Math.max(0,Math.min(values.length-1,O))];});aV[4*i+3]=255;});return aV;}
    function ja(l){let hasColors=false;for(let at=2;at+9<l.length&&l[at]===0xFF;){const cX=l[at+1];if(cX===0xE0||cX===0xEE)hasColors=true;if(cX>=0xC0&&cX<=0xC2){return{height:bE(l,at+5),width:bE(l,at+7),hasColors};}
    at+=cX===0xFF?1:2+bE(l,at+2);}
    return{};}
    async function iZ(picture,number){const{ay,an,R,bC,bi}=picture;const parts=picture.bK[number].map(([m,end])=>picture.blob.slice(m,end));const head=aw(new Blob(parts),0,65536),said=ja(head);F(said.width===an&&said.height===ay,"hidden");if(R===3&&bC==="RGB"&&!said.hasColors){const hD=Uint8Array.of(0xFF,0xEE,0,14,65,100,111,98,101,0,100,0,0,0,0,0);const ag=new Blob(parts);parts.splice(0,parts.length,head.slice(0,2),hD,ag.slice(2));}
    let bitmap;try{bitmap=await createImageBitmap(new Blob(parts,{type:"image/jpeg"}),{colorSpaceConversion:"none"});}catch(H){throw new aN("hidden");}
    const canvas=new OffscreenCanvas(bitmap.width,bitmap.height),context=canvas.getContext("2d");context.drawImage(bitmap,0,0);bitmap.close();const{data}=context.getImageData(0,0,canvas.width,canvas.height);const frame={width:canvas.width,height:canvas.height,Q:1};if(R===3||bi>8)return{...frame,aV:data};const ar=new Uint16Array(data.length/4);for(let i=0;i<ar.length;i++)ar[i]=data[4*i];return{...frame,ar,aU:0,...gj({},ar,0)};}
    const ff=200000;const hj=2**36;const hl=3;function iY(file){const head=aw(file,0,4);return head.length===4&&ak(head,0)===0x504B0304;}
    function kj(file){const tail=aw(file,Math.max(0,file.size-65557),file.size);const o=new DataView(tail.buffer);let at=tail.length-22;while(at>=0&&o.getUint32(at,true)!==0x06054B50)at--;F(at>=0,"damagedZIP");let A=o.getUint16(at+10,true),size=o.getUint32(at+12,true);let m=o.getUint32(at+16,true);if(at>=20&&o.getUint32(at-20,true)===0x07064B50){const ah=Number(o.getBigUint64(at-12,true));const end=new DataView(aw(file,ah,ah+56).buffer);F(end.byteLength===56&&end.getUint32(0,true)===0x06064B50,"damagedZIP");A=Number(end.getBigUint64(32,true));size=Number(end.getBigUint64(40,true));m=Number(end.getBigUint64(48,true));}
    F(A<=ff&&size<=2**27&&m+size<=file.size,"damagedZIP");const bJ=aw(file,m,m+size),entries=[];let left=hj;for(let from=0;entries.length<A;){F(from+46<=bJ.length,"damagedZIP");const O=hV(bJ,from);from=O.end;left-=O.size;F(left>=0&&!O.fO,O.fO?"encryptedZIP":"tooLarge");entries.push(O);}
    return entries.filter(({B})=>!B.endsWith("/"));}
    function hV(l,at){const o=new DataView(l.buffer,l.byteOffset+at);F(o.getUint32(0,true)===0x02014B50,"damagedZIP");const eE=46+o.getUint16(28,true),extraEnd=eE+o.getUint16(30,true);const end=extraEnd+o.getUint16(32,true),aX=o.getUint16(8,true);F(at+end<=l.length,"damagedZIP");const name=l.subarray(at+46,at+eE);let size=o.getUint32(24,true),packed=o.getUint32(20,true),m=o.getUint32(42,true);for(let bu=eE;bu+4<=extraEnd;){const length=o.getUint16(bu+2,true);if(o.getUint16(bu,true)===1){let co=bu+4;const next=()=>(co+=8)<=bu+4+length?Number(o.getBigUint64(co-8,true)):NaN;if(size===aA)size=next();if(packed===aA)packed=next();if(m===aA)m=next();}
    bu+=4+length;}
    return{B:new TextDecoder().decode(name),au:o.getUint16(10,true),fO:Boolean(aX&1),size,packed,m,reach:m+extraEnd+packed+256,end:at+end};}
    function fw(head,{au,size,packed}){F(head.length>=30&&ak(head,0)===0x504B0304&&(au===8||au===0&&size===packed),"damagedZIP");return 30+head[26]+256*head[27]+head[28]+256*head[29];}
    function fM(bd,size,write){let left=size;try{new cD(()=>bd.next().value??null,(l)=>{left-=l.length;write(l);},size).run();}catch(H){throw H instanceof aF?new aN("damagedZIP"):H;}
    F(!left,"damagedZIP");}
    function fE(file,O){const{au,size,packed,m}=O;const from=m+fw(aw(file,m,m+30),O);F(from+packed<=file.size,"damagedZIP");const K=file.slice(from,from+packed);if(au===0)return K;const out=new bF();fM(db(K),size,(l)=>out.write(l));return out.aq();}
    function ie(l,O){const{au,size,packed}=O,from=fw(l,O);const K=l.subarray(from,from+packed);if(K.length<packed)return null;if(au===0)return K;const content=new Uint8Array(size);let at=0;fM([K].values(),size,(X)=>{content.set(X,at);at+=X.length;});return content;}
    function gI(B,size,crc,bu){const[length,name]=[size>=aA?aA:size,new TextEncoder().encode(B)];const aT=[[2,45],[2,0x800],[2,0],[2,0],[2,33],[4,crc],[4,length],[4,length],[2,name.length],[2,bu]];return{name,aT};}
    function dV(B,size,crc){const long=size>=aA?[[2,1],[2,16],[8,size],[8,size]]:[];const{name,aT}=gI(B,size,crc,long.length&&20);return cR(cU([[4,0x04034B50],...aT]),name,cU(long));}
    class hA{constructor(){this.parts=[];this.at=0;this.A=0;}
    add(B,size,crc){const fP=this.at>=aA;const bg=[...(size>=aA?[[8,size],[8,size]]:[]),...(fP?[[8,this.at]]:[])];const bu=bg.length?[[2,1],[2,8*bg.length],...bg]:[];const{name,aT}=gI(B,size,crc,bg.length&&4+8*bg.length);this.parts.push(cU([[4,0x02014B50],[2,45],...aT,[2,0],[2,0],[2,0],[4,0],[4,fP?aA:this.at]]),name,cU(bu));this.at+=dV(B,size,crc).length+size;this.A++;}
    l(){const bJ=cR(...this.parts),size=bJ.length,m=this.at;const{A}=this,cc=A>65534||m+size>=aA;const long=cc?[[4,0x06064B50],[8,44],[2,45],[2,45],[4,0],[4,0],[8,A],[8,A],[8,size],[8,m],[4,0x07064B50],[4,0],[8,m+size],[4,1]]:[];const fG=cc?65535:A;return cR(bJ,cU([...long,[4,0x06054B50],[2,0],[2,0],[2,fG],[2,fG],[4,cc?aA:size],[4,cc?aA:m],[2,0]]));}
    }
    function cU(ab){const l=new Uint8Array(ab.reduce((aL,[size])=>aL+size,0));const o=new DataView(l.buffer);let at=0;for(const[size,value]of ab){if(size===2)o.setUint16(at,value,true);else if(size===4)o.setUint32(at,value,true);else o.setBigUint64(at,BigInt(value),true);at+=size;}
    return l;}
    const jobs={async open({aG},progress){const out=new fl();await jw(aG.flatMap(({files})=>files.length>1?files:[]));const answers=await iA(async()=>{const all=[];for(const aa of aG){all.push(ji(aa,out,progress));await all.at(-2);await jl();}
    return Promise.all(all);});return{answers,blob:await out.aq()};},async check({u}){eh(u);await dT(u,u,()=>0);return{};},async join(input,progress){const out=new fl(),file=await fW(input,out,progress),blob=await out.aq();return{blob,...file};},async restore({one,other}){const{blob,l,crc}=await dT(one,other,(a,b)=>eO(a,b,true));return{blob:blob??new Blob([l]),crc};},async pack({files}){const out=dF(),sums=[];for(const{one,other,B}of files){const{l,crc}=await dT(one,other,(a,b)=>eO(a,b,true));await out.write(dV(B,l.length,crc));await out.write(l);sums.push(crc);}
    return{blob:await out.aq(),sums};},content({blob}){return contentOf(blob);},frame({picture,number}){return iq(picture,number);},};function fW({one,other,af},out,progress){return dT(one,other,async(a,b)=>{hI(a,b,progress);const{aI,l,blob,...file}=await eO(a,b,af);file.summary=jZ(aI);if(blob)file.blob=blob;if(af&&l)out.add(file,l);return file;});}
    async function ji({files,af},out,progress){const opened=await Promise.all(files.map((source)=>bq(()=>jj(source,files.length>1))));const[one,other]=opened.map(({u})=>u);const iR=one?.I===other?.I&&one&&one.aC!==other.aC;const joined=iR?await bq(()=>fW({one,other,af},out,progress)):null;for(const{u}of opened){delete u?.l;delete u?.file;if(joined)delete u.R;}
    return{opened,joined};}
    async function jw(files){const parts=[];let left=2*GROUPS_SIZE;for(const source of files){const{file,O}=source,m=O?O.m:0,end=O?O.reach:file.size;if(!(end-m<=left&&(O?.size??0)<=cj))continue;left-=end-m;parts.push({source,file,m,end});}
    try{await jx(parts);for(const{source,l}of parts)source.l=l;}catch(H){}
    }
    const fr=new MessageChannel();function jl(){return new Promise((done)=>{fr.port1.onmessage=done;fr.port2.postMessage(0);});}
    let bk=Promise.resolve();function iA(hB){const C=bk.then(hB);bk=C.catch(()=>{});return C;}
    class fl{size=0;add(file,l){this.out??=dF();const head=dV(cN(file.B),file.size,file.crc);file.at=this.size+head.length;this.size=file.at+l.length;for(const K of[head,l])this.out.write(K).catch(()=>{});}
    async aq(){return this.out?.aq().catch(()=>null);}
    }
    async function bq(job){try{return await job();}catch(H){return{verdict:H instanceof aN?H.verdict:"failed",am:H.am??String(H)};}
    }
    async function jj({file,O,depth,cP,l=null},iS){if(l&&O)l=ie(l,O);const bR=l&&gz(l);if(bR)return{u:{...bR,file,O,l}};if(O)file=fE(file,O);if(iS&&!l&&file.size<=cj)l=await eM(file);const u=gz(file,l??file);if(u)return{u:{...u,l}};if(depth<hl&&iY(file))return{entries:kj(file),inner:O&&file};if(file.size<=he&&(cP||ak(aw(file,0,4),0)!==0x89504E47)){const aK=jP(aw(file,0,file.size),cP);if(aK)return{aK};}
    return{u:ek(file)};}
    function jZ(aI){try{return gB(new fd(aI));}catch(H){if(H instanceof aN)throw H;return null;}
    }
    function dU(){onmessage=async({data:{id,job,...input}})=>{if(!job){names=input.names;return;}
    let done=0;const progress=(l)=>{done+=l;if(done>=16<<20){postMessage({id,progress:done});done=0;}
    };const C=await bq(()=>jobs[job](input,progress));postMessage({id,C},[C.ar,C.aV].filter(Boolean).map((hF)=>hF.buffer));};}
    let texts,names,language;function text(ai,...values){const aO=texts[language][ai]??ai;return aO.replace(/\{(\d)\}/g,(_,U)=>typeof values[U]==="number"
    ?eF(values[U]):values[U]);}
    const io={};function eF(value,du=0){const format=io[language+du]??=new Intl.NumberFormat(language,{maximumFractionDigits:du});return format.format(value);}
    function cG(ai,A,...dH){return text(A===1?`${ai}One`:`${ai}Many`,eF(A),...dH);}
    function E(id){return document.getElementById(id);}
    function V(name,content="",hG={}){const eA=document.createElement(name);eA.append(...[content].flat());for(const[key,value]of Object.entries(hG))eA.setAttribute(key,value);return eA;}
    function hM(A){const units=text("units").split(" ");let bV=0,value=A;for(;value>=1000&&bV<4;bV++)value/=1000;return`${eF(value,bV?1:0)} ${units[bV]}`;}
    function dt(value){const[,gH,eC,fz]=/^(\d{4})\.?(\d{2})\.?(\d{2})/.exec(value)??[];if(!gH||eC<1||eC>12||fz<1)return value;return new Date(Date.UTC(gH,eC-1,fz))
    .toLocaleDateString(language,{dateStyle:"long",timeZone:"UTC"});}
    function gw(){document.documentElement.lang=language;document.title=text("title");for(const cZ of document.querySelectorAll("[data-text]")){cZ.textContent=text(cZ.dataset.text);}
    for(const cZ of document.querySelectorAll("[data-name]")){cZ.setAttribute("aria-label",text(cZ.dataset.name));}
    for(const button of E("languages").children){button.setAttribute("aria-pressed",String(button.lang===language));}
    }
    function jK(show){const packed=Uint8Array.from(atob(E("texts").textContent),(ce)=>ce.charCodeAt());const data=JSON.parse(new TextDecoder().decode(iC(packed)));names=data.names;texts=Object.fromEntries(Object.entries(data.texts).map(([code,ab])=>
    [code,Object.fromEntries(ab.map((value,i)=>[data.words[i],value.replaceAll("'","’")]))]));const bR=Object.keys(texts),af=navigator.languages.map((tag)=>tag.split("-")[0]);language=af.find((code)=>bR.includes(code))??document.documentElement.lang;for(const code of bR){const button=V("button",texts[code].language,{lang:code});button.addEventListener("click",()=>{language=code;show();});E("languages").append(button);}
    gw();}
    const av={workers:[],waiting:[],df:new Map(),next:0,aQ:0};const gT=3;const hk=64<<20;function jH(source){av.address=URL.createObjectURL(new Blob([source],{type:"text/javascript"}));av.A=Math.max(2,Math.min(4,navigator.hardwareConcurrency??2));for(let i=0;i<2;i++)fo();}
    function fo(){const worker=new Worker(av.address);worker.postMessage({names});worker.jobs=0;worker.onmessage=({data})=>fp(data);worker.onerror=(J)=>{J.preventDefault();for(const[id,job]of av.df){if(job.worker===worker)fp({id,C:{verdict:"failed",am:J.message}});}
    };av.workers.push(worker);return worker;}
    function fp({id,C,progress}){const job=av.df.get(id);if(progress!==undefined)return job.progress?.(progress);av.df.delete(id);av.aQ-=job.aQ;job.worker.jobs--;if(C.verdict)job.reject(Object.assign(new Error(),C));else job.resolve(C);gy();}
    function is(){const worker=av.workers.reduce((cm,other)=>other.jobs<cm.jobs?other:cm);if(worker.jobs&&av.workers.length<av.A)return fo();return worker.jobs<gT?worker:null;}
    function gy(){while(av.waiting.length){const[job]=av.waiting;const worker=av.df.size&&av.aQ+job.aQ>hk?null:is();if(!worker)return;av.waiting.shift();job.worker=worker;worker.jobs++;av.aQ+=job.aQ;av.df.set(job.id,job);worker.postMessage({id:job.id,job:job.name,...job.input});}
    }
    function run(name,input,{urgent=false,progress,aQ=0}={}){return new Promise((resolve,reject)=>{const job={id:av.next++,name,input,resolve,reject,progress,aQ};if(urgent)av.waiting.unshift(job);else av.waiting.push(job);gy();});}
    function dR({size}){return size<=cj?3*size:size<=ck?size:cj;}
    function eK(name){return name.replace(/;\d+$/,"").replace(/\.$/,"").toLowerCase();}
    const fj=/^sheet\.(txt|eml)$/;function iG(B){const parts=B.split("/"),name=parts.pop(),plain=eK(name);if(parts.some((K)=>names.folders.includes(eK(K))||K.startsWith(".Trash-"))){return true;}
    return name.startsWith(".")||names.systemFiles.includes(plain)||names.files.includes(plain)
    ||plain.endsWith(".problem.txt")||plain.startsWith("sheet.")&&!fj.test(plain)
    ||/^sha256(su|s~\d)$/.test(plain);}
    async function*ib(kb){const items=[...kb.items].filter((S)=>S.kind==="file").map((S)=>({handle:S.getAsFileSystemHandle?.().catch(()=>null),O:S.webkitGetAsEntry?.(),file:S.getAsFile(),}));for(const{handle,O,file}of items){const aO=await handle;if(aO)yield*fI(aO,"");else if(O?.isDirectory)yield*fF(O,"");else if(file)yield{B:file.name,file};}
    }
    async function*fI(handle,folder){const B=folder+handle.name;if(handle.kind==="file"){try{yield{B,file:await handle.getFile()};}catch(H){yield{B,file:null};}
    return;}
    for await(const ei of handle.values())yield*fI(ei,`${B}/`);}
    async function*fF(O,folder){const B=folder+O.name;if(O.isFile){yield{B,file:await new Promise((done)=>O.file(done,()=>done(null)))};return;}
    const cw=O.createReader();for(;;){const children=await new Promise((done)=>cw.readEntries(done,()=>done(null)));if(children===null)yield{B,file:null};if(!children?.length)return;for(const ei of children)yield*fF(ei,`${B}/`);}
    }
    function*hQ(ab){for(const file of ab)yield{B:file.webkitRelativePath||file.name,file};}
    const hw=/^(?:.*\/)?([AP])([0-9A-Z]{7}\.PNG)$/i;const fi=16,GROUPS=32,GROUPS_SIZE=6<<20;async function jh(ab,{begun,aO,failed,joined,eS,progress}){const bp=new Set(),waiting=new Map();let cl=[],size=0,most=1;const open=async(dE,aQ)=>{const aG=dE.map(({items,af})=>({af,files:items.map(({B,file,O,depth=0})=>
    ({file,O,depth,cP:fj.test(eK(B.split("/").pop()))}))}));try{const{answers,blob}=await run("open",{aG},{aQ}),X=new dq(blob);answers.forEach((bq,n)=>{const{items}=dE[n];bq.opened.forEach((opened,i)=>be(items[i],opened));const bY=bq.opened.map(({u},i)=>({B:items[i].B,u}));if(bq.joined)joined(bY,bq.joined,X);});}catch(H){for(const{items}of dE)for(const{B}of items)failed(B,H);}
    for(const{items}of dE)progress.done+=items.length;progress.show();};const bv=()=>{if(!cl.length)return;const dd=open(cl,Math.max(2*size,...cl.map(({aQ})=>aQ))).finally(()=>bp.delete(dd));bp.add(dd);[cl,size,most]=[[],0,Math.min(GROUPS,2*most)];};const m=(...items)=>{const dv=items.length>1?items[0].O?.size??items[0].file.size:0;cl.push({items,af:items.length>1&&fV(dv),aQ:dv&&dR({size:dv})});size+=2*dv;if(cl.length>=most||size>=GROUPS_SIZE)bv();};const be=(S,{u,entries,inner,aK,...bn})=>{if(u)aO(S.B,Object.assign(u,{file:S.file,O:S.O}));else if(aK)for(const ba of aK)eS(S.B,ba);else if(progress.bj+entries?.length>ff)failed(S.B,{verdict:"tooLarge"});else if(entries)for(const O of entries)add(ki(S,O,inner??S.file));else failed(S.B,bn);};const ki=({B,depth=0},O,file)=>
    ({B:`${B}/${O.B}`,file,O,depth:depth+1});const add=(S)=>{if(iG(S.B))return;begun(S.B);progress.bj++;progress.show();if(!S.file){failed(S.B,{verdict:"unreadable"});progress.done++;return;}
    const[,aC,rest]=hw.exec(S.B.toUpperCase())??[];const other=aC&&waiting.get((aC==="A"?"P":"A")+rest);if(other){waiting.delete((aC==="A"?"P":"A")+rest);m(other,S);}else if(aC&&!waiting.has(aC+rest)){waiting.set(aC+rest,S);}else{m(S);}
    };const fH=async()=>{for(bv();bp.size;bv())await Promise.all(bp);};for await(const S of ab){add(S);while(bp.size>fi)await Promise.race(bp);}
    await fH();for(const S of waiting.values()){m(S);while(bp.size>fi)await Promise.race(bp);}
    await fH();}
    const hh=16;const fg=512<<20;function dQ(one,other){for(const u of[one,other])u.number??=dQ.next=(dQ.next??0)+1;return`${one.number} ${other.number}`;}
    class hr{constructor(){this.aP={archive:[],patient:[]};this.eZ=new Set();this.C=null;this.bn=null;}
    add(B,u){this.aP[u.aC].push({B,u});}
    async join(progress){for(const one of this.aP.archive){for(const other of this.aP.patient){const iV=this.eZ.has(dQ(one.u,other.u));if(this.C||iV||this.eZ.size>=hh)continue;await this.tryPair(one,other,progress);}
    }
    }
    async tryPair(one,other,progress){const af=fV(one.u.size);try{this.joined(one,other,await run("join",{one:one.u,other:other.u,af},{progress,aQ:dR(one.u)}));}catch(H){this.joined(one,other,H);}
    }
    joined(one,other,{verdict,am,blob,...file},X){this.eZ.add(dQ(one.u,other.u));if(this.C)return;if(verdict){this.bn??={verdict,am,aE:[one.B,other.B]};}else{this.C={...file,one:one.u,other:other.u};this.bn=null;(blob?new dq(blob):file.at===undefined?new dq():X).add(this.C);for(const{u}of[one,other])delete u.R;}
    }
    }
    const aJ={bd:new Set(),size:0,af:0};class dq{constructor(blob){this.blob=blob;this.P=[];}
    add(C,at=C.at??0){Object.assign(C,{X:this,at});this.P.push(C);this.keep();}
    keep(){if(!this.blob)return;if(!aJ.bd.delete(this))aJ.size+=this.blob.size;aJ.bd.add(this);while(aJ.size>fg&&aJ.bd.size>1){const[eH]=aJ.bd;aJ.bd.delete(eH);aJ.size-=eH.blob.size;eH.blob=null;}
    }
    contentOf({at,size}){return this.blob.slice(at,at+size);}
    }
    function fV(size){const cc=size>ck;if(cc?aJ.hasLong:aJ.af+size>fg)return false;if(cc)aJ.hasLong=true;else aJ.af+=size;return true;}
    async function dN(C,eI){if(!C.X.blob){const{one,other}=C;const{blob,crc}=await run("restore",{one,other},{...eI,aQ:dR(one)});C.crc=crc;new dq(blob).add(C,0);}
    C.X.keep();return C.X.contentOf(C);}
    class gQ{constructor(bl){this.bh=new Map();this.aK=[];this.cL=new Map();this.bl=bl;this.progress={bj:0,done:0,cS:0,show:bl};this.bO=0;}
    clear(){this.bh.clear();this.cL.clear();this.aK=[];Object.assign(this.progress,{bj:0,done:0});Object.assign(aJ,{bd:new Set(),size:0,af:0,hasLong:false});this.bl();}
    get P(){return[...this.bh.values()].map((I)=>I.C).filter(Boolean);}
    async be(ab){this.bO++;this.bl();const fY=[];const aO=(B,u)=>{const I=this.bh.get(u.I)??new hr();this.bh.set(u.I,I);I.add(B,u);if(I.C||!I.aP.archive.length||!I.aP.patient.length)return;this.progress.cS++;const br=I.cS??Promise.resolve();I.cS=br.then(()=>I.join()).then(()=>{this.progress.cS--;this.bl();});fY.push(I.cS);};const failed=(B,{verdict,am})=>this.cL.set(B,{verdict,am});const joined=(bY,bq,X)=>{const[one,other]=bY[0].u.aC==="archive"?bY:bY.reverse();this.bh.get(one.u.I).joined(one,other,bq,X);};const begun=(B)=>this.cL.delete(B);const eS=(B,ba)=>this.aK.push({B,ba});try{await jh(ab,{begun,aO,failed,joined,eS,progress:this.progress});await Promise.all(fY);await this.joinSheets();if(this.bO===1)await this.settle();}finally{this.bO--;this.bl();}
    }
    get lone(){return[...this.bh.values()].filter((I)=>!I.C&&!I.bn
    &&I.aP.archive.length+I.aP.patient.length>0);}
    async joinSheets(){const bY=this.aK.length?this.lone.flatMap((I)=>I.aP.archive.map((one)=>({I,one}))):[];await Promise.all(bY.map(async({I,one})=>{for(const{B,ba}of this.aK){const u=await jO(ba,one.u);if(u&&!I.C)await I.tryPair(one,{B,u});}
    this.bl();}));}
    async settle(){const left=this.lone.flatMap((I)=>[...I.aP.archive,...I.aP.patient]
    .map((em)=>({...em,I})));if(left.length===2){const[one,other]=left;await one.I.tryPair(one,other);if(one.I.bn&&other.I!==one.I)other.I.iI=true;return;}
    await Promise.all(left.filter(({u})=>!u.iF).map(async({B,u,I})=>{try{await run("check",{u});u.iF=true;}catch(H){I.aP[u.aC]=I.aP[u.aC].filter((em)=>em.u!==u);this.cL.set(B,{verdict:H.verdict,am:H.am});}
    }));}
    get lengthened(){return[...this.bh.values()].flatMap(({aP})=>[...aP.archive,...aP.patient])
    .filter(({u})=>u.added);}
    get problems(){const aG=new Map();const add=(verdict,am,...aE)=>{const kind=verdict!=="notPNG"||!am?"":/^[A-Z]/.test(am)?"-photo":`-${am}`;const ai=`verdict.${verdict}${kind}`,key=`${ai} ${/^(newer|notPNG)/.test(verdict)?am:""}`;const aa=aG.get(key)??{ai,verdict,am,aE:[],A:0};aa.aE.push(...aE);aa.A++;aG.set(key,aa);};for(const[B,{verdict,am}]of this.cL)add(verdict,am,B);for(const I of this.bh.values()){if(I.bn&&!I.C)add(I.bn.verdict,I.bn.am,...I.bn.aE);if(I.bn||I.C||I.iI)continue;const{archive,patient}=I.aP;const fU=this.aK.length>0;if(archive.length)add(fU?"notThisSheet":"waiting-patient","",archive[0].B);if(patient.length)add(fU?"notThisSheet":"waiting-archive","",patient[0].B);}
    if(!this.bh.size)for(const{B}of this.aK)add("waiting-archive","",B);return[...aG.values()];}
    }
    function jD(P){const aG=new Map();for(const C of P){const{bT="",eR=""}=C.summary??{};const key=eR?`${bT} ${eR}`:`file ${C.B}`;if(!aG.has(key))aG.set(key,[]);aG.get(key).push(C);}
    const ab=[...aG].map(([key,dG])=>{dG.sort(iz(dG));return{key,summary:dG[0].summary??{},P:dG};});const number=({summary})=>summary.seriesNumber??Infinity;return ab.sort((a,b)=>compare(a.summary.bT??"\uFFFF",b.summary.bT??"\uFFFF")
    ||compare(number(a),number(b))||compare(a.P[0].B,b.P[0].B));}
    const hL=globalThis.Intl&&new Intl.Collator("en",{numeric:true});function compare(a,b){return a<b?-1:a>b?1:0;}
    function iz(P){const cu=P.map(({summary})=>summary?.bH),turns=new Set();for(const{summary}of P)turns.add(summary?.bk);const iU=turns.size===1&&cu.every((ah)=>ah!==undefined)
    &&new Set(cu.map((ah)=>ah.toFixed(3))).size===cu.length;const fu=(a,b)=>compare(a.summary?.dB??Infinity,b.summary?.dB??Infinity)
    ||hL.compare(a.B,b.B);if(!iU)return fu;const Y=Math.sign(P.reduce((aL,{summary})=>aL
    +(summary.bH-cu[0])*((summary.dB??0)-(P[0].summary.dB??0)),0))||1;return(a,b)=>Y*(a.summary.bH-b.summary.bH)||fu(a,b);}
    function cN(B){let parts=B.split("/").filter((K)=>K&&K!==".");if(parts.length>64)parts=[...parts.slice(0,63),parts.at(-1)];const aR=parts.map(iv);if(!aR.length)return"restored.dcm";const last=aR[aR.length-1],extension=/\.([^.]*)$/.exec(last)?.[1].toLowerCase();if(extension!==undefined&&names.runs.includes(extension))aR[aR.length-1]=`${last}.dcm`;return aR.join("/");}
    function iv(name){if(name==="..")return"_";let aR=name.replace(/(?!\uFE0F)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}<>:"|?*\\]/gu,"_")
    .replace(/\.\{/g,"._");aR=aR.replace(/^\./,"_");const cA=aR.replace(/\..*$/s,"").replace(/ +$/,"").toUpperCase();if(/^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9¹²³])$/.test(cA))aR=`_${aR}`;aR=eT(aR);return aR.replace(/[. ]+$/,(end)=>"_".repeat(end.length))||"_";}
    function eT(name,dH=""){const extension=/(?<=.)\.[^.]{0,15}$/su.exec(name)?.[0]??"";const A=(value)=>new TextEncoder().encode(value).length;let cA=[...name.slice(0,name.length-extension.length)];while(A(cA.join("")+dH+extension)>255)cA=cA.slice(0,-1);return cA.join("")+dH+extension;}
    function gF(B,cB){const eW=B.lastIndexOf("/")+1;for(let number=1;;number++){const name=number===1?B.slice(eW):eT(B.slice(eW),` (${number})`);const bt=B.slice(0,eW)+name;if(cB.has(bt.toLowerCase()))continue;cB.add(bt.toLowerCase());return bt;}
    }
    function eG(blob,name){const address=URL.createObjectURL(blob),link=V("a","",{href:address,download:name});document.body.append(link);link.click();link.remove();setTimeout(()=>URL.revokeObjectURL(address),600000);}
    async function saveOne(C){const name=cN(C.B).split("/").pop();eG(await dN(C,{urgent:true}),name);}
    async function*jy(P){const eb=av.workers.length,bp=[];const cB=new Set();for(let i=0;i<P.length+eb;i++){if(i<P.length){const dd=dN(P[i]);dd.catch(()=>{});bp.push(dd);}
    if(i<eb)continue;const C=P[i-eb],blob=await bp.shift();yield{C,blob,B:gF(cN(C.B),cB)};}
    }
    const hp=16<<20;function*iu(P){const all=new Set(P),bd=new Set();let aa=[],size=0;for(const C of P){const{X}=C;if(X.blob){if(!bd.has(X))yield X.P.filter((one)=>all.has(one)).sort((a,b)=>a.at-b.at);bd.add(X);continue;}
    if(C.size>ck){yield[C];continue;}
    if(size+C.size>hp&&aa.length){yield aa;[aa,size]=[[],0];}
    aa.push(C);size+=C.size;}
    if(aa.length)yield aa;}
    async function jC(P,progress){const cB=new Set(),aE=new Map(),bJ=new hA();for(const C of P)aE.set(C,gF(cN(C.B),cB));let done=0;const aG=[...iu(P)];const parts=await Promise.all(aG.map(async(aa)=>{const K=await packed(aa,aE);progress(done+=aa.length,P.length);return K;}));for(const C of aG.flat())bJ.add(aE.get(C),C.size,C.crc);eG(new Blob([...parts.flat(),bJ.l()],{type:"application/zip"}),"exam.zip");}
    async function packed(aa,aE){const[Y]=aa,{X}=Y,headOf=(C)=>dV(aE.get(C),C.size,C.crc);if(X.blob){let end=0;const iW=aa.every((C)=>{const hK=C.at===end+headOf(C).length;end=C.at+C.size;return hK&&aE.get(C)===cN(C.B);});if(iW&&end===X.blob.size)return[X.blob];return aa.flatMap((C)=>[headOf(C),X.contentOf(C)]);}
    if(Y.size>ck){const blob=await dN(Y);return[headOf(Y),blob];}
    const files=aa.map((C)=>({one:C.one,other:C.other,B:aE.get(C)}));const{blob,sums}=await run("pack",{files},{aQ:Math.max(...aa.map(({one})=>dR(one)))});aa.forEach((C,i)=>{C.crc=sums[i];});return[blob];}
    async function jB(P,progress){const de=await showDirectoryPicker({mode:"readwrite"});let done=0;for await(const{blob,B}of jy(P)){const parts=B.split("/"),name=parts.pop();let folder=de;for(const K of parts)folder=await folder.getDirectoryHandle(K,{create:true});const file=await folder.getFileHandle(await ir(folder,name),{create:true});await blob.stream().pipeTo(await file.createWritable());progress(++done,P.length);}
    }
    async function ir(folder,name){for(let number=1;;number++){const bt=number===1?name:eT(name,` (${number})`);try{await folder.getFileHandle(bt);}catch(H){if(H.name==="NotFoundError")return bt;if(H.name!=="TypeMismatchError")throw H;}
    }
    }
    const o={frame:null,picture:null,image:null,center:0,width:1,preset:"",ca:false,zoom:1,x:0,y:0,mode:"window",line:null,aS:null,cv:new Map(),};function jR(picture,frame,bQ){Object.assign(o,{picture,frame,line:null,aS:null});if(bQ){Object.assign(o,{zoom:1,x:0,y:0,ca:false});o.preset=picture.dk?.length?"0":"range";}
    if(frame.ar&&o.preset!=="own")fa(o.preset);dh();dg();ct();}
    function fa(preset){const{picture,frame}=o,window=picture.dk[Number(preset)];o.preset=preset;if(window&&preset!=="range"){o.center=window.center;o.width=Math.max(1,window.width);}else{const cK=[frame.low,frame.high].map((value)=>value*picture.slope+picture.en);const low=Math.min(...cK),high=Math.max(...cK);o.center=(low+high)/2+0.5;o.width=Math.max(1,high-low+1);o.preset="range";}
    }
    function kh(){const{picture,frame,center,width}=o,ax=new Uint32Array(65536);const eu=Boolean(picture.eu)!==o.ca;for(let i=0;i<65536;i++){const value=(i-frame.aU)*picture.slope+picture.en;const at=width>1?(value-center+0.5)/(width-1)+0.5:value<center-0.5?0:1;let bL=Math.max(0,Math.min(255,Math.round(at*255)));if(eu)bL=255-bL;ax[i]=0xFF000000|bL<<16|bL<<8|bL;}
    return ax;}
    function ct(){const{frame,image}=o;if(!frame)return;image.width=frame.width;image.height=frame.height;const context=image.getContext("2d"),data=context.createImageData(frame.width,frame.height);if(frame.aV){data.data.set(frame.aV);for(let i=0;o.ca&&i<data.data.length;i++)if(i%4!==3)data.data[i]^=255;}else{const ax=kh(),bD=new Uint32Array(data.data.buffer),{ar}=frame;for(let i=0;i<ar.length;i++)bD[i]=ax[ar[i]];}
    context.putImageData(data,0,0);bf();}
    function dL(){const canvas=E("canvas"),{frame,picture}=o;const ed=picture.ch?picture.ch[0]/picture.ch[1]:1;const eY=ed>0.05&&ed<20?ed:1;const dO=o.zoom*Math.min(canvas.width/frame.width,canvas.height/(frame.height*eY));return{ad:dO,down:dO*eY,left:canvas.width/2+o.x-frame.width*dO/2,top:canvas.height/2+o.y-frame.height*dO*eY/2};}
    function bf(){const canvas=E("canvas"),context=canvas.getContext("2d"),{frame,image}=o;const ao=Math.min(2,devicePixelRatio||1),box=canvas.getBoundingClientRect();canvas.width=Math.max(1,Math.round(box.width*ao));canvas.height=Math.max(1,Math.round(box.height*ao));context.fillStyle="#000";context.fillRect(0,0,canvas.width,canvas.height);if(!frame)return;const{ad,down,left,top}=dL();context.imageSmoothingEnabled=ad<4;context.imageSmoothingQuality="high";context.drawImage(image,left,top,frame.width*ad,frame.height*down);if(o.line)hZ(context,ao);if(o.aS)hY(context,ao);}
    function hZ(context,ao){const{ad,down,left,top}=dL(),{from,to}=o.line;const[x1,y1,x2,y2]=[left+from.x*ad,top+from.y*down,left+to.x*ad,top+to.y*down];for(const[color,width]of[["#000",4],["#ffd400",2]]){context.strokeStyle=color;context.lineWidth=width*ao;context.beginPath();context.moveTo(x1,y1);context.lineTo(x2,y2);context.stroke();}
    const label=ga();context.font=`${14*ao}px system-ui, sans-serif`;const dj=context.measureText(label).width+12*ao,high=22*ao;const x=Math.max(0,Math.min(context.canvas.width-dj,Math.max(x1,x2)+8*ao));const y=Math.max(0,Math.min(context.canvas.height-high,(y1+y2)/2));context.fillStyle="#000";context.fillRect(x,y,dj,high);context.fillStyle="#ffd400";context.fillText(label,x+6*ao,y+16*ao);}
    function hY(context,ao){const{ad,down,left,top}=dL(),x=left+o.aS.x*ad,y=top+o.aS.y*down;context.strokeStyle="#ffd400";context.lineWidth=2*ao;context.beginPath();for(const[dx,dy]of[[1,0],[0,1]]){context.moveTo(x-10*ao*dx,y-10*ao*dy);context.lineTo(x+10*ao*dx,y+10*ao*dy);}
    context.stroke();}
    function ga(){const{from,to}=o.line,{ch,cQ}=o.picture,{Q}=o.frame;const dx=(to.x-from.x)*Q,dy=(to.y-from.y)*Q;const dl=(value,du)=>value.toLocaleString(language,{maximumFractionDigits:du});if(!ch)return text("lengthPixels",dl(Math.hypot(dx,dy),0));const length=Math.hypot(dx*ch[1],dy*ch[0]);return text(cQ?"lengthDetector":"length",dl(length,1));}
    function dK(J){const canvas=E("canvas"),box=canvas.getBoundingClientRect();const{ad,down,left,top}=dL(),ao=canvas.width/box.width;return{x:((J.clientX-box.left)*ao-left)/ad,y:((J.clientY-box.top)*ao-top)/down};}
    function cC(ig){const zoom=Math.max(0.2,Math.min(40,o.zoom*ig)),by=zoom/o.zoom;Object.assign(o,{zoom,x:o.x*by,y:o.y*by});bf();}
    function gG(dx,dy){if(!o.frame?.ar)return;const gx=Math.max(1,o.width)/300;o.width=Math.max(1,o.width+dx*gx);o.center+=dy*gx;o.preset="own";dh();ct();}
    function eD(dx,dy){const ao=E("canvas").width/E("canvas").getBoundingClientRect().width;o.x+=dx*ao;o.y+=dy*ao;bf();}
    function hX(J){const br=o.cv.get(J.pointerId);if(!br||!o.frame)return;const dx=J.clientX-br.x,dy=J.clientY-br.y;if(o.cv.size===2){const[other]=[...o.cv].filter(([id])=>id!==J.pointerId).map(([,ah])=>ah);const bg=(ah)=>Math.hypot(ah.x-other.x,ah.y-other.y);cC(bg({x:J.clientX,y:J.clientY})/Math.max(1,bg(br)));eD(dx/2,dy/2);}else if(o.mode==="window"){gG(dx,dy);}else if(o.mode==="move"){eD(dx,dy);}else{o.line={from:o.line?.from??dK(J),to:dK(J)};bf();dg();}
    o.cv.set(J.pointerId,{x:J.clientX,y:J.clientY});}
    function ke(J){const Q=J.shiftKey?10:1,arrow={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[J.key];if(!o.frame||J.ctrlKey||J.metaKey||J.altKey)return false;if(J.key==="+"||J.key==="=")cC(1.25);else if(J.key==="-")cC(0.8);else if(J.key==="0")gp();else if(J.key==="i")invert();else if(J.key==="PageUp")ee(-1);else if(J.key==="PageDown")ee(1);else if(arrow&&o.mode==="window")gG(10*Q*arrow[0],10*Q*arrow[1]);else if(arrow&&o.mode==="move")eD(20*arrow[0],20*arrow[1]);else if(arrow)gd(Q*arrow[0],Q*arrow[1]);else if(J.key==="Enter"&&o.mode==="measure")je();else return false;return true;}
    function gd(dx,dy){const{frame}=o,aS=o.aS??{x:frame.width/2,y:frame.height/2};o.aS={x:Math.max(0,Math.min(frame.width,aS.x+dx)),y:Math.max(0,Math.min(frame.height,aS.y+dy))};if(o.line?.ew)o.line.to=o.aS;bf();dg();}
    function je(){if(!o.aS)gd(0,0);if(o.line?.ew)o.line.ew=false;else o.line={from:o.aS,to:o.aS,ew:true};bf();dg();}
    function dg(){E("length").textContent=o.line?ga():"";}
    function invert(){o.ca=!o.ca;dh();ct();}
    function gp(){Object.assign(o,{zoom:1,x:0,y:0,ca:false,line:null,aS:null});if(o.frame.ar)fa(o.picture.dk.length?"0":"range");dh();dg();ct();}
    function dh(){const{picture,frame}=o,isGray=Boolean(frame.ar),preset=E("preset");for(const id of["preset","center","width"])E(id).closest("label").hidden=!isGray;E("invert").setAttribute("aria-pressed",String(o.ca));if(!isGray)return;const eI=picture.dk.map(({center,width,name},i)=>
    V("option",name||`${center} / ${width}`,{value:String(i)}));preset.replaceChildren(...eI,V("option",text("wholeRange"),{value:"range"}),V("option",text("ownWindow"),{value:"own"}));preset.value=o.preset;const cK=[frame.low,frame.high].map((value)=>value*picture.slope+picture.en);const low=Math.min(...cK,o.center-o.width/2),high=Math.max(...cK,o.center+o.width/2);Object.assign(E("center"),{min:Math.floor(low),max:Math.ceil(high),value:o.center});Object.assign(E("width"),{min:1,max:Math.ceil(Math.max(2,high-low)),value:o.width});}
    function jL(){const canvas=E("canvas");o.image=document.createElement("canvas");canvas.addEventListener("pointerdown",(J)=>{canvas.setPointerCapture(J.pointerId);o.cv.set(J.pointerId,{x:J.clientX,y:J.clientY});if(o.mode==="measure"&&o.frame)o.line={from:dK(J),to:dK(J)};});canvas.addEventListener("pointermove",hX);for(const kind of["pointerup","pointercancel"]){canvas.addEventListener(kind,(J)=>o.cv.delete(J.pointerId));}
    canvas.addEventListener("wheel",(J)=>{J.preventDefault();if(J.ctrlKey)cC(J.deltaY<0?1.15:1/1.15);else ee(Math.sign(J.deltaY));},{passive:false});canvas.addEventListener("keydown",(J)=>{if(ke(J))J.preventDefault();});for(const mode of document.querySelectorAll("input[name=mode]")){mode.addEventListener("change",()=>{o.mode=mode.value;});}
    E("preset").addEventListener("change",({target})=>{if(target.value!=="own")fa(target.value);dh();ct();});for(const id of["center","width"]){E(id).addEventListener("input",({target})=>{o[id]=Number(target.value);o.preset=E("preset").value="own";ct();});}
    E("invert").addEventListener("click",invert);E("reset").addEventListener("click",gp);E("larger").addEventListener("click",()=>cC(1.25));E("smaller").addEventListener("click",()=>cC(0.8));new ResizeObserver(bf).observe(canvas);}
    const ho=new Set(["SR","DOC","KO","PR"]);const N={series:[],key:"",U:0,number:0,C:null,content:null,last:null,af:0,dC:false};function gv(P){N.series=jD(P);E("exam").hidden=!P.length;jS(P);if(!P.length)return;if(!N.series.some(({key})=>key===N.key)){Object.assign(N,{key:N.series[0].key,U:0,number:0,C:null});}
    const gA=new Set(),buttons=E("series").getElementsByTagName("button");const il=[...buttons].indexOf(document.activeElement);E("series").replaceChildren(...N.series.flatMap((series)=>{const{summary:{modality,series:name,seriesNumber},P:files}=series;const title=[modality,name||(seriesNumber===undefined?"":text("seriesNumber",seriesNumber))]
    .filter(Boolean).join(" · ")||text("otherFile");const button=V("button",[V("b",title),V("span",cG(ho.has(modality)?"files":"images",files.length))],{"aria-pressed":String(series.key===N.key)});button.addEventListener("click",()=>{Object.assign(N,{key:series.key,U:0,number:0,C:null});gv(P);});const S=V("li",button),iJ=!gA.has(series.summary.bT);gA.add(series.summary.bT);return iJ&&N.iO?[jY(series.summary),S]:[S];}));buttons[il]?.focus();const files=cJ(),U=N.dC?files.indexOf(N.C)
    :files[0]===N.C?0:-1;if(U<0&&!N.dC)N.U=0;if(U>=0)N.U=U;eU();if(U<0)ez(true);}
    function jS(P){const bR=P.map(({summary})=>summary).filter(Boolean);const{size}=new Set(bR.map(({id,patient})=>id||patient));N.iO=new Set(bR.map(({bT})=>bT)).size>1;E("patients").hidden=size<2;E("patients").textContent=text("patients",size);}
    function jY({patient,id,date,study}){return V("li",[patient||id,dt(date??""),study].filter(Boolean).join(", ")||text("otherFile"),{class:"study"});}
    function cJ(){return N.series.find(({key})=>key===N.key)?.P??[];}
    function ee(by){const as=N.content?.as??1;if(as>1)dA(N.U,N.number+by);else dA(N.U+by,0);}
    function dA(U,number){const files=cJ(),as=N.content?.as??1;const next=Math.max(0,Math.min(files.length-1,U));const frame=next===N.U?Math.max(0,Math.min(as-1,number)):0;if(next===N.U&&frame===N.number)return;Object.assign(N,{U:next,number:frame,dC:true});eU();ez(false);}
    function eU(){const files=cJ(),as=N.content?.as??1;for(const[id,A,at]of[["image",files.length,N.U],["frame",as,N.number]]){const eX=E(id);eX.closest("label").hidden=A<2;Object.assign(eX,{min:1,max:A,value:at+1});E(`${id}Text`).textContent=text(`${id}Of`,at+1,A);eX.setAttribute("aria-valuetext",text(`${id}Of`,at+1,A));}
    E("canvas").setAttribute("aria-label",text("pictureName",text("imageOf",N.U+1,files.length)));}
    async function ez(bQ){const bk=++N.af,C=cJ()[N.U];N.bQ||=bQ;if(N.fQ||!C)return;N.fQ=true;const show=(content,frame)=>{if(bk!==N.af)return;gu(C,content,frame,N.bQ);N.bQ=false;};try{if(N.C!==C||!N.content){const content=await run("content",{blob:await dN(C,{urgent:true})},{urgent:true});Object.assign(N,{C,content});}
    const{content}=N,number=Math.min(N.number,(content.as??1)-1);const frame=content.kind==="picture"
    ?await run("frame",{picture:content,number},{urgent:true}):null;show(content,frame);}catch(H){show({kind:"hidden",summary:C.summary,...N.content,...(H.verdict==="hidden"?{}:{verdict:H.verdict}),as:1,failed:true},null);}
    N.fQ=false;if(bk!==N.af)ez(false);}
    function gu(C,content,frame,bQ){N.last=[C,content,frame];E("picture").hidden=!frame;E("other").hidden=Boolean(frame);eU();if(frame)jR(content,frame,bQ);else E("other").replaceChildren(...jk(C,content));jQ(content.summary??{});}
    function jk(C,content){if(content.verdict)return[V("p",text(`verdict.${content.verdict}`))];if(content.kind==="report"){return[V("h3",content.title||text("report")),go(content.items)];}
    if(content.kind==="pdf"){const open=V("button",text("openPDF"));open.addEventListener("click",()=>window.open(URL.createObjectURL(content.pdf),"_blank","noopener"));const save=V("button",text("savePDF"));save.addEventListener("click",()=>eG(content.pdf,"document.pdf"));return[V("p",text("pdf")),V("p",[open,save],{class:"buttons"})];}
    return[V("p",text(content.kind==="none"?"noPicture":"hiddenPicture"))];}
    function go(items){return V("ul",items.map(({name,kind,value,items:children})=>V("li",[name?V("b",value?`${name}: `:name):"",kind==="DATE"?dt(value):value,...(children.length?[go(children)]:[]),])));}
    function jQ(summary){const facts=[["patient",summary.patient],["patientID",summary.id],["born",dt(summary.born??"")],["date",dt(summary.date??"")],["modality",summary.modality],["study",summary.study],["seriesName",summary.series]];E("facts").replaceChildren(...facts.filter(([,value])=>value).map(([ai,value])=>
    V("div",[V("dt",text(ai)),V("dd",value)])));}
    function hR(){Object.assign(N,{key:"",C:null,content:null,last:null,af:N.af+1,dC:false});Object.assign(o,{frame:null,line:null,aS:null});for(const id of["facts","other","saved","sheetSaid","length"])E(id).replaceChildren();bf();}
    function jF(){E("image").addEventListener("input",({target})=>dA(Number(target.value)-1,0));E("frame").addEventListener("input",({target})=>dA(N.U,Number(target.value)-1));}
    function jT(exam){const problems=exam.bO?exam.problems.filter(({verdict})=>!verdict.startsWith("waiting")):exam.problems;E("problems").hidden=!problems.length;E("problemList").replaceChildren(...problems.map(({ai,verdict,am,aE,A})=>{const[kf,...rest]=text(ai,am).split("\n");const S=V("li",[V("p",V("b",kf)),...rest.map((line)=>V("p",line))]);const most=aE.length>51?50:51;const ab=V("ul",aE.slice(0,most).map((B)=>V("li",B)));if(aE.length>most)ab.append(V("li",text("andMore",aE.length-most)));S.append(A>3
    ?V("details",[V("summary",cG("files",aE.length)),ab]):ab);S.dataset.verdict=verdict;return S;}));}
    function jU(exam){const{bj,done}=exam.progress,P=exam.P,parts=[];E("progress").hidden=!exam.bO;Object.assign(E("progress"),{max:Math.max(1,bj+P.length),value:done+P.length});if(exam.bO)parts.push(text("working",done,bj));else if(bj&&!P.length)parts.push(text("nothingJoined"));if(P.length)parts.push(cG("joined",P.length));E("status").textContent=parts.join(" ");const bl=P.filter(({bA})=>!bA).length;E("inexact").hidden=!bl;E("inexact").textContent=cG("inexact",bl);const lengthened=exam.lengthened,most=lengthened.length>4?3:4;E("added").hidden=!lengthened.length;E("added").replaceChildren(...lengthened.slice(0,most).map(({B,u})=>
    V("p",cG("added",u.added,B))));if(lengthened.length>most)E("added").append(V("p",text("andMore",lengthened.length-most)));E("save").hidden=!P.length;E("clear").hidden=!bj&&!exam.aK.length;E("clear").disabled=exam.bO;E("saveFolder").hidden=!window.showDirectoryPicker;E("saveSize").textContent=text("size",hM(P.reduce((aL,{size})=>aL+size,0)));}
    function jG(source){let timer=0;const show=()=>{timer=0;jU(exam);jT(exam);gv(exam.P);document.body.dataset.state=exam.bO?"busy":"idle";};const exam=new gQ(()=>{document.body.dataset.state="busy";timer||=setTimeout(show,exam.progress.bj>20?250:30);});jK(()=>{gw();show();if(N.last)gu(...N.last,false);});try{jH(source);}catch(H){E("status").textContent=text("oldBrowser");return;}
    jL();jF();jE(exam);jJ(exam);jI(exam);E("clear").addEventListener("click",()=>{hR();exam.clear();});addEventListener("pageshow",({persisted})=>persisted&&location.reload());document.body.dataset.state="idle";}
    function jE(exam){addEventListener("dragover",(J)=>{J.preventDefault();document.body.classList.add("over");});addEventListener("dragleave",(J)=>{if(!J.relatedTarget)document.body.classList.remove("over");});addEventListener("drop",(J)=>{J.preventDefault();document.body.classList.remove("over");exam.be(ib(J.dataTransfer));});for(const id of["files","folder"]){const input=E(id);E(`${id}Button`).addEventListener("click",()=>input.click());input.addEventListener("change",()=>{const fv=[...input.files];input.value="";if(fv.length)exam.be(hQ(fv));});}
    }
    function jJ(exam){const co=E("sheetText"),said=E("sheetSaid");E("sheetUse").addEventListener("click",()=>{try{const aK=gk(co.value);co.value="";said.textContent=text("sheetTaken",aK.map(({label})=>label).filter(Boolean).join(", "));delete said.dataset.verdict;exam.aK.push(...aK.map((ba)=>({B:text("sheetTitle"),ba})));exam.be([]);}catch(H){said.textContent=text(`verdict.${H.verdict}`,H.am);said.dataset.verdict=H.verdict;co.focus();}
    });}
    function jI(exam){const saving=(save)=>async()=>{const buttons=[...E("save").querySelectorAll("button")];for(const button of buttons)button.disabled=true;try{await save((done,all)=>{E("saved").textContent=text("saving",done,all);});E("saved").textContent=text("saved");}catch(H){E("saved").textContent=H.name==="AbortError"?""
    :text(H.verdict?`verdict.${H.verdict}`:"saveFailed");}
    for(const button of buttons)button.disabled=false;};const all=()=>N.series.flatMap(({P})=>P);E("saveOne").addEventListener("click",saving(()=>saveOne(cJ()[N.U])));E("saveAll").addEventListener("click",saving((progress)=>jC(all(),progress)));E("saveFolder").addEventListener("click",saving((progress)=>jB(all(),progress)));}
    if(typeof document==="undefined")dU();else jG(document.currentScript.textContent);})();
    """#
}
