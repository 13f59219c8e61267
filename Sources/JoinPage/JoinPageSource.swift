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
    "use strict";(()=>{class aP extends Error{constructor(verdict,ai){super(verdict);this.verdict=verdict;this.ai=ai;}
    }
    function F(en,verdict,ai){if(!en)throw new aP(verdict,ai);}
    function ay(blob,o,end){if(blob instanceof Uint8Array)return blob.slice(o,end);try{return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(o,end)));}catch(error){throw new aP("unreadable");}
    }
    const bT={free:[],most:16<<20};function eS(size){const aB=bT.free.findIndex(({byteLength})=>byteLength>=size&&byteLength<2*size);return aB<0?new ArrayBuffer(size+65535&~65535):bT.free.splice(aB,1)[0];}
    function dD(room){if(!room||room.byteLength>bT.most)return;bT.free.unshift(room);let left=bT.most;bT.free=bT.free.filter(({byteLength})=>(left-=byteLength)>=0);}
    const gv=new Set();class fp{constructor(blob){this.blob=blob;this.at=0;try{gv.add(this.reader=blob.stream().getReader({mode:"byob"}));}catch(error){}
    }
    async next(size){if(!this.reader)return jC(this.blob.slice(this.at,this.at+=size));let l=new Uint8Array(eS(size),0,0);try{for(let ae=0;ae<size;ae=l.byteOffset+l.length){const{value,done}=await this.reader.read(new Uint8Array(l.buffer,ae,size-ae),{min:size-ae});if(value)l=value;if(done)break;}
    }catch(error){throw new aP("unreadable");}
    return new Uint8Array(l.buffer,0,l.byteOffset+l.length);}
    end(){gv.delete(this.reader);this.reader?.cancel().catch(()=>{});}
    }
    async function gu(blob){const reading=new fp(blob);try{return await reading.next(blob.size);}finally{reading.end();}
    }
    function jC(blob){return new Promise((done,it)=>{const reader=new FileReader();reader.onload=()=>done(new Uint8Array(reader[`result`]));reader.onerror=()=>it(new aP("unreadable"));reader.readAsArrayBuffer(blob);});}
    function bI(l,at){return l[at]<<8|l[at+1];}
    function an(l,at){return(l[at]<<24|l[at+1]<<16|l[at+2]<<8|l[at+3])>>>0;}
    function dk(l,at){const value=an(l,at)*2**32+an(l,at+4);return Number.isSafeInteger(value)?value:Infinity;}
    function fP(l){return Array.from(l,(byte)=>byte.toString(16).padStart(2,"0")).join("");}
    function br(l){return String.fromCharCode(...l);}
    function cA(a,b){return a.length===b.length&&a.every((byte,S)=>byte===b[S]);}
    function cT(...U){const l=new Uint8Array(U.reduce((aM,V)=>aM+V.length,0));let at=0;for(const V of U){l.set(V,at);at+=V.length;}
    return l;}
    function eC(l){return BigInt("0x"+(fP(l.slice().reverse())||"0"));}
    class ee{constructor(blob){this.blob=blob;this.o=0;this.ac=new Uint8Array(0);}
    l(o,end){if(o<this.o||end>this.o+this.ac.length){this.ac=ay(this.blob,o,Math.max(end,o+65536));this.o=o;}
    return this.ac.subarray(o-this.o,end-this.o);}
    }
    class bJ{static dN=4<<20;constructor(expected=0){this.expected=expected;this.U=[];this.ab=null;this.ae=0;this.size=0;}
    write(l){this.size+=l.length;for(let at=0;at<l.length;){if(this.ae===this.ab?.length)this.bz();this.ab??=new Uint8Array(Math.min(bJ.dN,this.expected||Math.max(65536,this.size)));const A=Math.min(l.length-at,this.ab.length-this.ae);this.ab.set(l.subarray(at,at+A),this.ae);this.ae+=A;at+=A;}
    }
    bz(){if(this.ae)this.U.push(new Blob([this.ab.subarray(0,this.ae)]));this.ab=null;this.ae=0;}
    as(){this.bz();return new Blob(this.U);}
    ep(){return this.U.length?this.as():this.ab?.slice(0,this.ae)??new Uint8Array(0);}
    }
    function*dd(blob,dN=2<<20){const size=cB(blob);for(let at=0;at<size;at+=dN){yield ay(blob,at,Math.min(at+dN,size));}
    }
    function cB(blob){return blob.size??blob.length;}
    const ih=(()=>{const aA=new Int32Array(16*256);for(let n=0;n<256;n++){let c=n;for(let bit=0;bit<8;bit++)c=c&1?c>>>1^0xEDB88320:c>>>1;aA[n]=c;}
    for(let n=256;n<aA.length;n++)aA[n]=aA[n-256]>>>8^aA[aA[n-256]&255];return aA;})();function cK(l,crc=0){const t=ih;let c=~crc,at=0;for(;at<l.length&&l.byteOffset+at&3;at++)c=t[(c^l[at])&255]^c>>>8;const left=l.length-at;const words=left<16?[]:new Int32Array(l.buffer,l.byteOffset+at,left>>4<<2);for(let i=0;i<words.length;i+=4){const d=words[i+1],e=words[i+2],f=words[i+3];c^=words[i];c=t[3840|c&255]^t[3584|c>>>8&255]^t[3328|c>>>16&255]^t[3072|c>>>24]
    ^t[2816|d&255]^t[2560|d>>>8&255]^t[2304|d>>>16&255]^t[2048|d>>>24]
    ^t[1792|e&255]^t[1536|e>>>8&255]^t[1280|e>>>16&255]^t[1024|e>>>24]
    ^t[768|f&255]^t[512|f>>>8&255]^t[256|f>>>16&255]^t[f>>>24];}
    for(at+=4*words.length;at<l.length;at++)c=t[(c^l[at])&255]^c>>>8;return~c>>>0;}
    function hN(l,adler=1){let a=adler&0xFFFF,b=adler>>>16;for(let at=0;at<l.length;){const end=Math.min(at+3800,l.length);for(;at<end;at++){a+=l[at];b+=a;}
    a%=65521;b%=65521;}
    return(b<<16|a)>>>0;}
    function gq(A,dg){const values=[];for(let n=2;values.length<A;n++){let ga=true;for(let d=2;d*d<=n;d++)ga&&=n%d!==0;if(ga)values.push(jI(BigInt(n),dg));}
    return Int32Array.from(values);}
    function jI(n,dg){const dQ=BigInt(dg),goal=n<<32n*dQ;let low=0n,high=1n<<40n;while(high-low>1n){const da=low+high>>1n;if(da**dQ<=goal)low=da;else high=da;}
    return Number(BigInt.asIntN(32,low));}
    const hI=gq(64,3);const hJ=gq(8,2);class hG{constructor(){this.state=hJ.slice();this.words=new Int32Array(64);this.block=new Uint8Array(64);this.ae=0;this.A=0;}
    update(l){this.A+=l.length;let at=0;if(this.ae){at=Math.min(64-this.ae,l.length);this.block.set(l.subarray(0,at),this.ae);this.ae+=at;if(this.ae<64)return;this.bv(this.block,0,64);this.ae=0;}
    const al=at+((l.length-at)&~63);this.bv(l,at,al);this.ae=l.length-al;this.block.set(l.subarray(al));}
    as(){const A=this.A,pad=new Uint8Array((this.ae<56?56:120)-this.ae+8);pad[0]=0x80;const m=new DataView(pad.buffer);m.setUint32(pad.length-8,Math.floor(A/2**29));m.setUint32(pad.length-4,A*8>>>0);this.update(pad);const digest=new DataView(new ArrayBuffer(32));this.state.forEach((am,i)=>digest.setInt32(4*i,am));return new Uint8Array(digest.buffer);}
    bv(l,o,end){const w=this.words,k=hI,state=this.state;let[s0,s1,s2,s3,s4,s5,s6,s7]=state;for(let at=o;at<end;at+=64){for(let i=0,b=at;i<16;i++,b+=4){w[i]=l[b]<<24|l[b+1]<<16|l[b+2]<<8|l[b+3];}
    for(let i=16;i<64;i++){const x=w[i-15],y=w[i-2];const left=(x>>>7|x<<25)^(x>>>18|x<<14)^x>>>3;const ad=(y>>>17|y<<15)^(y>>>19|y<<13)^y>>>10;w[i]=((w[i-16]+w[i-7]|0)+left|0)+ad|0;}
    let a=s0,b=s1,c=s2,d=s3,e=s4,f=s5,g=s6,h=s7;for(let i=0;i<64;i++){const t0=(h+((e>>>6|e<<26)^(e>>>11|e<<21)^(e>>>25|e<<7))|0)
    +(g^e&(f^g))|0;const t1=(t0+k[i]|0)+w[i]|0;const t2=((a>>>2|a<<30)^(a>>>13|a<<19)^(a>>>22|a<<10))
    +(a&b|c&(a|b))|0;h=g;g=f;f=e;e=d+t1|0;d=c;c=b;b=a;a=t1+t2|0;}
    s0=s0+a|0;s1=s1+b|0;s2=s2+c|0;s3=s3+d|0;s4=s4+e|0;s5=s5+f|0;s6=s6+g|0;s7=s7+h|0;}
    state.set([s0,s1,s2,s3,s4,s5,s6,s7]);}
    }
    const hf=[3,4,5,6,7,8,9,10,11,13,15,17,19,23,27,31,35,43,51,59,67,83,99,115,131,163,195,227,258];const hg=[0,0,0,0,0,0,0,0,1,1,1,1,2,2,2,2,3,3,3,3,4,4,4,4,5,5,5,5,0];const gY=[1,2,3,4,5,7,9,13,17,25,33,49,65,97,129,193,257,385,513,769,1025,1537,2049,3073,4097,6145,8193,12289,16385,24577];const gZ=[0,0,0,0,1,1,2,2,3,3,4,4,5,5,6,6,7,7,8,8,9,9,10,10,11,11,12,12,13,13];const gW=[16,17,18,0,8,7,9,6,10,5,11,4,12,3,13,2,14,1,15];class aN extends Error{}
    function de(bh,fZ=false){const cJ=new Uint16Array(16),next=new Uint16Array(16);for(const length of bh)cJ[length]++;cJ[0]=0;let cX=0,left=1;for(let length=1;length<16;length++){left=2*left-cJ[length];if(left<0)throw new aN();if(cJ[length])cX=length;}
    if(left>0&&cX&&(fZ||cX!==1))throw new aN();if(fZ&&!cX)throw new aN();for(let length=1,code=0;length<16;length++){code=code+cJ[length-1]<<1;next[length]=code;}
    const C=Math.max(1,cX),aA=new Uint16Array(1<<C);bh.forEach((length,Z)=>{if(!length)return;let code=next[length]++,reversed=0;for(let bit=0;bit<length;bit++,code>>=1)reversed=reversed<<1|code&1;for(let at=reversed;at<aA.length;at+=1<<length)aA[at]=Z<<4|length;});return{aA,mask:aA.length-1};}
    const iw=(()=>{const bh=Array.from({length:288},(_,n)=>n<144?8:n<256?9:n<280?7:8);return[de(bh),de(new Array(32).fill(5))];})();class cn{constructor(pull,sink,limit){this.pull=pull;this.sink=sink;this.limit=limit;this.input=new Uint8Array(0);this.at=0;this.bc=0;this.ac=0;this.out=cn.out??=new Uint8Array(1<<18);this.end=0;this.flushed=0;this.bo=0;}
    byte(){while(this.at===this.input.length){this.input=this.pull();this.at=0;if(!this.input)throw new aN();}
    return this.input[this.at++];}
    C(A){while(this.ac<A){this.bc|=this.byte()<<this.ac;this.ac+=8;}
    const value=this.bc&(1<<A)-1;this.bc>>>=A;this.ac-=A;return value;}
    Z({aA,mask}){for(;;){const N=aA[this.bc&mask],length=N&15;if(length&&length<=this.ac){this.bc>>>=length;this.ac-=length;return N>>4;}
    if(this.ac>15)throw new aN();this.bc|=this.byte()<<this.ac;this.ac+=8;}
    }
    bz(){this.bo+=this.end-this.flushed;if(this.bo>this.limit)throw new aN();this.sink(this.out.subarray(this.flushed,this.end));if(this.end>32768){this.out.copyWithin(0,this.end-32768,this.end);this.end=32768;}
    this.flushed=this.end;}
    run(){for(let cQ=0;!cQ;){cQ=this.C(1);const kind=this.C(2);if(kind===0)this.bm();else if(kind===1)this.coded(...iw);else if(kind===2)this.coded(...this.readCodes());else throw new aN();}
    this.bz();this.bc>>>=this.ac&7;this.ac&=~7;}
    get hasMore(){if(this.ac)return true;while(this.input&&this.at===this.input.length){this.input=this.pull();this.at=0;}
    return this.input!==null;}
    bm(){this.C(this.ac&7);let A=this.C(16);if((this.C(16)^A)!==0xFFFF)throw new aN();while(A){if(this.out.length-this.end<65536)this.bz();this.out[this.end++]=this.ac?this.C(8):this.byte();const cY=Math.min(--A,this.input.length-this.at,this.out.length-this.end);if(this.ac||cY<=0)continue;this.out.set(this.input.subarray(this.at,this.at+cY),this.end);this.at+=cY;this.end+=cY;A-=cY;}
    }
    readCodes(){const cw=this.C(5)+257,distances=this.C(5)+1,A=this.C(4)+4;if(cw>286||distances>30)throw new aN();const Y=new Uint8Array(19);for(let i=0;i<A;i++)Y[gW[i]]=this.C(3);const code=de(Y,true),bh=new Uint8Array(cw+distances);for(let i=0;i<bh.length;){const Z=this.Z(code);if(Z<16){bh[i++]=Z;continue;}
    if(Z===16&&i===0)throw new aN();const value=Z===16?bh[i-1]:0;const gO=Z===16?3+this.C(2):Z===17?3+this.C(3)
    :11+this.C(7);if(i+gO>bh.length)throw new aN();bh.fill(value,i,i+=gO);}
    if(!bh[256])throw new aN();return[de(bh.subarray(0,cw)),de(bh.subarray(cw))];}
    coded(cw,distances){const out=this.out;for(;;){if(out.length-this.end<300)this.bz();const Z=this.Z(cw);if(Z<256){out[this.end++]=Z;continue;}
    if(Z===256)return;if(Z>285)throw new aN();const length=hf[Z-257]+this.C(hg[Z-257]);const bk=this.Z(distances);if(bk>29)throw new aN();const fG=gY[bk]+this.C(gZ[bk]);if(fG>this.end)throw new aN();for(const end=this.end+length;this.end<end;this.end++){out[this.end]=out[this.end-fG];}
    }
    }
    }
    function iM(l){const input=[l],out=[];new cn(()=>input.pop()??null,(V)=>out.push(V.slice()),Infinity).run();return cT(...out);}
    const cG=(1n<<130n)-5n;const aS=1.5*2**74;const bK=2**-22;function gp(value){return Array.from({length:6},(_,i)=>Number(value>>BigInt(22*i)&0x3FFFFFn));}
    class hE{constructor(key){this.r=eC(key.subarray(0,16))&0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFFn;this.s=eC(key.subarray(16,32));this.one=gp(this.r);this.two=gp(this.r*this.r%cG);this.h=[0,0,0,0,0,0];}
    bl(l){const words=new Int32Array(l.buffer,l.byteOffset,l.length>>2);const[r0,r1,r2,r3,r4,r5]=this.one,[q0,q1,q2,q3,q4,q5]=this.two;const s1=20*r1,s2=20*r2,s3=20*r3,s4=20*r4,s5=20*r5;const t1=20*q1,t2=20*q2,t3=20*q3,t4=20*q4,t5=20*q5;let[h0,h1,h2,h3,h4,h5]=this.h;for(let i=0;i<words.length;i+=8){let w0=words[i],w1=words[i+1],w2=words[i+2],w3=words[i+3];const a0=h0+(w0&0x3FFFFF),a1=h1+((w0>>>22|w1<<10)&0x3FFFFF);const a2=h2+((w1>>>12|w2<<20)&0x3FFFFF),a3=h3+(w2>>>2&0x3FFFFF);const a4=h4+((w2>>>24|w3<<8)&0x3FFFFF),a5=h5+(w3>>>14|0x40000);w0=words[i+4];w1=words[i+5];w2=words[i+6];w3=words[i+7];const b0=w0&0x3FFFFF,b1=(w0>>>22|w1<<10)&0x3FFFFF;const b2=(w1>>>12|w2<<20)&0x3FFFFF,b3=w2>>>2&0x3FFFFF;const b4=(w2>>>24|w3<<8)&0x3FFFFF,b5=w3>>>14|0x40000;h0=a0*q0+a1*t5+a2*t4+a3*t3+a4*t2+a5*t1
    +(b0*r0+b1*s5+b2*s4+b3*s3+b4*s2+b5*s1);h1=a0*q1+a1*q0+a2*t5+a3*t4+a4*t3+a5*t2
    +(b0*r1+b1*r0+b2*s5+b3*s4+b4*s3+b5*s2);h2=a0*q2+a1*q1+a2*q0+a3*t5+a4*t4+a5*t3
    +(b0*r2+b1*r1+b2*r0+b3*s5+b4*s4+b5*s3);h3=a0*q3+a1*q2+a2*q1+a3*q0+a4*t5+a5*t4
    +(b0*r3+b1*r2+b2*r1+b3*r0+b4*s5+b5*s4);h4=a0*q4+a1*q3+a2*q2+a3*q1+a4*q0+a5*t5
    +(b0*r4+b1*r3+b2*r2+b3*r1+b4*r0+b5*s5);h5=a0*q5+a1*q4+a2*q3+a3*q2+a4*q1+a5*q0
    +(b0*r5+b1*r4+b2*r3+b3*r2+b4*r1+b5*r0);let c=h0+aS-aS,d=h3+aS-aS;h0-=c;h1+=c*bK;h3-=d;h4+=d*bK;c=h1+aS-aS;d=h4+aS-aS;h1-=c;h2+=c*bK;h4-=d;h5+=d*bK;c=h2+aS-aS;d=h5+aS-aS;h2-=c;h3+=c*bK;h5-=d;h0+=20*bK*d;c=h3+aS-aS;d=h0+aS-aS;h3-=c;h4+=c*bK;h0-=d;h1+=d*bK;}
    this.h=[h0,h1,h2,h3,h4,h5];}
    as(l){const al=l.length&~31;this.bl(l.subarray(0,al));let h=this.h.reduce((aM,jm,i)=>aM+(BigInt(jm)<<BigInt(22*i)),0n);for(let at=al;at<l.length;at+=16){const block=l.subarray(at,at+16);h=(h+eC(block)+(1n<<BigInt(8*block.length)))*this.r%cG;}
    h=(h%cG+cG)%cG+this.s;return Uint8Array.from({length:16},(_,i)=>Number(h>>BigInt(8*i)&0xFFn));}
    }
    const fi="(?:from|to|subject|date|message-id|received|return-path|mime-version|content-type|delivered-to|\
    dkim-signature|x-received|arc-seal|reply-to|sender):";const hb="(?:(?:From .*|\\d+ *)\r?\n)?(?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)*?";const hc={empty:/^$/,mangled:/^(\x89|\t|\xC2\x89|\xEF\xBF\xBD|\?)PNG[\r\n]/,JPEG:/^(\xFF\xD8\xFF|\xFFO\xFFQ|....(jP  |JXL )\r\n)/s,HEIC:/^....ftyp(hei[cx]|hevc|mif1|msf1|avif)/s,WebP:/^RIFF....WEBP/s,GIF:/^GIF8/,TIFF:/^(II\*\0|MM\0\*)/,BMP:/^BM....\0{4}/s,pdf:/^%PDF-/,dicom:/^.{128}DICM/s,packed:/^(PK(\x03\x04|\x05\x06)|\x1F\x8B|7z\xBC\xAF|Rar!\x1A\x07|\xFD7zXZ\0|BZh|\x28\xB5\x2F\xFD|.{257}ustar)/s,html:/^(\xEF\xBB\xBF)?\s*<(!doctype html|html|head|\?xml|script)/i,mail:new RegExp(`^(\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1|${hb}${fi}[^]*[\r\n]${fi})`,"i"),};function iy(file){const head=br(ay(file,0,4096));const[kind]=Object.entries(hc).find(([,hU])=>hU.test(head))??[];if(kind)return kind;return br(ay(file,32769,32774))==="CD001"?"packed":"";}
    const fo=Uint8Array.of(0x89,0x50,0x4E,0x47,0x0D,0x0A,0x1A,0x0A);const dr={0:1,2:3,3:1,4:2,6:4};const hB={0:[1,2,4,8,16],2:[8,16],3:[1,2,4,8],4:[8,16],6:[8,16]};const gT=[[0,0,8,8],[4,0,8,8],[0,4,4,8],[2,0,4,4],[0,2,2,4],[1,0,2,2],[0,1,1,2]];const hy=[[0,0,1,1]];const hj=1<<21;const hp=16;const fl=1<<28;function dv(l,at){return br(l.subarray(at,at+4));}
    function jz(data){const[af,color,ig,filter,cc]=data.subarray(8,13);const width=an(data,0),height=an(data,4);F(data.length===13&&width>0&&width<2**31&&height>0&&height<2**31
    &&(hB[color]??[]).includes(af)&&ig===0&&filter===0
    &&cc<2,"damagedPNG");return{width,height,af,color,cc};}
    function jD(file){const aO=new ee(file),picture={data:[],be:null,clear:null};const o=aO.l(0,8);if(!o.length||!cA(o,fo.subarray(0,o.length))){throw new aP("notPNG",iy(file));}
    let at=8,A=0,lastKind="";for(let kind="";kind!=="IEND";lastKind=kind){const head=aO.l(at,at+8);F(head.length===8,"truncated",file.size);const length=an(head,0);kind=dv(head,4);F(length<2**31&&/^[A-Za-z]{4}$/.test(kind)&&++A<hj,"damagedPNG");F(at+12+length<=file.size,"truncated",file.size);F(kind==="IHDR"?at===8:at>8,"damagedPNG");const fU=kind[0]<"a",cu=kind==="tRNS"&&!picture.data.length;let body=new Uint8Array(0),isRight=true;if(fU||cu){let crc=cK(aO.l(at+4,at+8));for(let from=at+8,end=at+8+length;from<end;from+=body.length){body=length<60000?aO.l(from,end):ay(file,from,Math.min(end,from+65536));crc=cK(body,crc);}
    isRight=crc===an(aO.l(at+8+length,at+12+length),0);F(isRight||cu,"damagedPNG");}
    if(kind==="IHDR"){Object.assign(picture,jz(body));}else if(kind==="PLTE"){F(!picture.be&&!picture.data.length&&length&&length%3===0&&length<=768
    &&picture.color!==0&&picture.color!==4,"damagedPNG");picture.be=body.slice();}else if(kind==="IDAT"){F(!picture.data.length||lastKind==="IDAT","damagedPNG");picture.data.push(at+8,at+8+length);}else if(kind==="IEND"){F(length===0,"damagedPNG");}else if(cu&&isRight){const ef={0:[2,2],2:[6,6],3:[1,picture.be?.length/3]}[picture.color];F(ef&&length>=ef[0]&&length<=ef[1],"damagedPNG");picture.clear=body.slice();}else{F(!fU,"damagedPNG");}
    at+=12+length;}
    F(picture.data.length,"damagedPNG");picture.added=file.size-at;return picture;}
    function km(kind,row,ba,O){const A=row.length;F(kind<=4,"damagedPNG");if(kind===1){for(let i=O;i<A;i++)row[i]+=row[i-O];}else if(kind===2){for(let i=0;i<A;i++)row[i]+=ba[i];}else if(kind===3){for(let i=0;i<A;i++)row[i]+=(i<O?0:row[i-O])+ba[i]>>1;}else if(kind===4){for(let i=0;i<A;i++){const a=i<O?0:row[i-O],b=ba[i],c=i<O?0:ba[i-O];const pa=Math.abs(b-c),pb=Math.abs(a-c),pc=Math.abs(a+b-c-c);row[i]+=pa<=pb&&pa<=pc?a:pb<=pc?b:c;}
    }
    }
    class hK{constructor(bA,O,aQ){this.bA=bA;this.O=O;this.aQ=aQ;this.aJ=-1;this.nextPass();}
    nextPass(){const aJ=this.bA[++this.aJ];if(!aJ)return;this.ba=new Uint8Array(aJ.ar);this.row=new Uint8Array(aJ.ar);this.ae=-1;this.line=0;}
    write(l){for(let at=0;at<l.length;){F(this.aJ<this.bA.length,"damagedPNG");if(this.ae<0){this.filter=l[at++];this.ae=0;continue;}
    const A=Math.min(l.length-at,this.row.length-this.ae);this.row.set(l.subarray(at,at+A),this.ae);this.ae+=A;at+=A;if(this.ae<this.row.length)continue;km(this.filter,this.row,this.ba,this.O);const aJ=this.bA[this.aJ];this.aQ(this.row,aJ,this.line++);[this.row,this.ba]=[this.ba,this.row];this.ae=-1;if(this.line===aJ.aC)this.nextPass();}
    }
    get isComplete(){return this.aJ===this.bA.length;}
    }
    function jx({width,height,af,color,cc}){const jB=af*dr[color];return(cc?gT:hy).map(([x,y,dx,dy])=>{const ao=Math.ceil((width-x)/dx),aC=Math.ceil((height-y)/dy);return{x,y,dx,dy,ao,aC,ar:Math.ceil(ao*jB/8)};}).filter(({ao,aC})=>ao>0&&aC>0);}
    function iL(file,picture,size,lines){let bM=0,at=picture.data[0],adler=1;const pull=()=>{while(bM<picture.data.length&&at===picture.data[bM+1])at=picture.data[bM+=2];if(bM>=picture.data.length)return null;const end=Math.min(picture.data[bM+1],at+(1<<20));const l=aO(at,end);at=end;return l;};let ac=new Uint8Array(0),heldAt=0;const aO=(o,end)=>{if(o<heldAt||end>heldAt+ac.length){heldAt=o;ac=ay(file,o,Math.max(end,o+(1<<20)));}
    return ac.subarray(o-heldAt,end-heldAt);};try{const bQ=new cn(pull,(l)=>{adler=hN(l,adler);lines.write(l);},size);const head=bQ.byte()<<8|bQ.byte();F(head%31===0&&(head&0xF20)===0x800&&head>>12<8,"damagedPNG");bQ.run();const aM=Array.from({length:4},()=>bQ.C(8));F(lines.isComplete&&an(aM,0)===adler&&!bQ.hasMore,"damagedPNG");}catch(error){throw error instanceof aN?new aP("damagedPNG"):error;}
    }
    function fD(file,eB){const picture=jD(file),{width,height,af,color,cc}=picture;const bA=jx(picture);const size=bA.reduce((aM,{aC,ar})=>aM+aC*(1+ar),0);F(color!==3||picture.be,"damagedPNG");F(size<=hp*file.size+65536,"noShareHeader");F(Math.max(...bA.map((aJ)=>aJ.ar))<=fl,"noShareHeader");F(!cc||size<=2*fl,"noShareHeader");const O=Math.max(1,af*dr[color]>>3);const bg=new gX(picture,eB);const al=cc?new Uint8Array(width*height*O):null;const lines=new hK(bA,O,(row,aJ,line)=>{const Q=af<8?kn(row,aJ.ao,af):row;if(!al)return bg.row(Q);const o=((aJ.y+line*aJ.dy)*width+aJ.x)*O;for(let i=0,to=o;i<Q.length;i+=O,to+=aJ.dx*O){for(let k=0;k<O;k++)al[to+k]=Q[i+k];}
    });iL(file,picture,size,lines);for(let y=0;al&&y<height;y++){bg.row(al.subarray(y*width*O,(y+1)*width*O));}
    return bg.as();}
    function kn(row,ao,af){const Q=new Uint8Array(ao),perByte=8/af;for(let i=0;i<ao;i++){Q[i]=row[i/perByte|0]>>8-af*(1+i%perByte)&(1<<af)-1;}
    return Q;}
    const ed="DCMSHARE";class gX{constructor(picture,eB){this.picture=picture;this.Q=eB?new bJ():null;this.dH=true;this.l=picture.af===16?2:1;}
    row(row){const{color}=this.picture;let Q=row;if(color===3)Q=this.colored(row);else if(color===4||color===6)Q=this.withoutAlpha(row);else if(this.picture.clear)this.lookForClear(row);this.Q?.write(Q);}
    colored(row){const{be,clear}=this.picture,Q=new Uint8Array(3*row.length);for(let i=0,to=0;i<row.length;i++,to+=3){const S=row[i],from=3*S;F(from<be.length,"damagedPNG");if(clear&&S<clear.length&&clear[S]!==255)this.dH=false;Q[to]=be[from];Q[to+1]=be[from+1];Q[to+2]=be[from+2];}
    return Q;}
    withoutAlpha(row){const size=this.l,aI=size*(dr[this.picture.color]-1);const Q=new Uint8Array(row.length/(aI+size)*aI);for(let i=0,to=0;i<row.length;){for(let k=0;k<aI;k++)Q[to++]=row[i++];for(let k=0;k<size;k++)if(row[i++]!==255)this.dH=false;}
    return Q;}
    lookForClear(row){const{clear,af,color}=this.picture,size=this.l;const aF=dr[color],O=size*aF;if(clear.length!==2*aF||af<8)return;for(let i=0;i<row.length;i+=O){let cu=true;for(let k=0;k<O;k++){cu&&=row[i+k]===clear[2*Math.floor(k/size)+2-size+k%size];}
    if(cu)this.dH=false;}
    }
    as(){const{width,height,af,color}=this.picture;const bg={width,height,C:color===3?8:af,aF:color&2?3:1,added:this.picture.added};F(this.dH&&bg.C>=8,"noShareHeader");return this.Q?eN({...bg,blob:this.Q.as()}):bg;}
    }
    function eN(bg){const{C,aF,blob}=bg;if(iH(blob))return bg;const bP=aF===3&&gm(blob,C/8,3);if(bP)return eN({...bg,aF:1,blob:bP});const gC=C===16&&gm(blob,1,2);return gC?eN({...bg,C:8,blob:gC}):bg;}
    function gm(blob,size,fA){const out=new bJ(),O=size*fA;for(const l of dd(blob,3<<20)){const Y=new Uint8Array(l.length/fA);for(let i=0,to=0;i<l.length;i+=O){for(let k=0;k<O;k++)if(l[i+k]!==l[i+k%size])return null;for(let k=0;k<size;k++)Y[to++]=l[i+k];}
    out.write(Y);}
    return out.as();}
    function iH(blob){return br(ay(blob,Math.max(0,blob.size-88),blob.size-80))===ed;}
    const bY=120;const bX=65535,AROUND=17;const dp=15;const fe=20;function gJ(file,al=file){const size=cB(file),end=size-fe,tail=ay(al,Math.max(0,end-bY),size);if(tail.length<bY+fe||an(tail,tail.length-4)!==0xAE426082)return null;const width=an(tail,44),height=an(tail,48),[C,aF]=tail.subarray(42,44);const ar=width*aF*C/8,A=height*(ar+1);const bv=Math.ceil(A/bX),o=end-A-bv*AROUND+2;if(ar<bY||C!==8&&C!==16||aF!==1&&aF!==3
    ||!(o>=33))return null;const u={file,width,height,C,aF,layout:{o,A,bv}};try{return gt(u,tail.subarray(0,bY));}catch(error){return null;}
    }
    function ia({width,height,C,aF,layout:{o}},l){F(o<=l.length&&cA(l.subarray(0,8),fo)&&dv(l,12)==="IHDR"
    &&an(l,8)===13&&cK(l.subarray(12,29))===an(l,29)
    &&an(l,16)===width&&an(l,20)===height
    &&an(l,24)===C*2**24+(aF-1)*2**16&&!l[28],"layout");let at=33;while(at<o){F(at+12<=o&&dv(l,at+4)==="tEXt","layout");at+=12+an(l,at);}
    F(at===o,"layout");}
    function dB({file,N}){return N?fI(file,N):file;}
    const cm=32<<20;async function eQ(u){if(u.aV)return io(u);if(!u.layout)return u.Q?u:eo(dB(u));if(!u.l)u={...u,file:dB(u),N:null};const{file,size,layout:{o}}=u,isSmall=size<=cm;const l=u.l??(isSmall?await gu(file):ay(file,0,o));ia(u,l);if(!isSmall)return u;const Q=new Uint8Array(l.buffer,l.byteOffset+3&~3,size);return{...u,l:null,ac:ek({...u,l},0,size,Q)};}
    async function dX(one,other,dY){try{return await dY(...await Promise.all([eQ(one),eQ(other)]));}catch(error){if(error.verdict!=="layout")throw error;}
    return dY(...await Promise.all([one,other].map((u)=>
    u.layout?eo(dB(u)):eQ(u))));}
    function ek(u,o,end,Q=null){if(end<=o)return new Uint8Array(0);if(u.ac)return u.ac.subarray(o,end);if(!u.layout)return ay(u.Q,o,end);const{ar,layout:{o:Y,A,bv}}=u;const line=(at)=>at+Math.floor(at/ar)+1;const du=(aj)=>Math.floor(aj/bX);const aj=(at)=>Y+dp+at+AROUND*du(at);const from=line(o)-(o%ar?0:1),to=line(end-1)+1;const low=du(from),high=du(to-1);const cH=aj(low*bX)-dp,top=aj(to-1)+1;const l=u.l?.subarray(cH,top)??ay(u.file,cH,top);F(l.length===top-cH,"truncated",cB(u.file));for(let k=low,at=dp;k<=high;k++,at+=bX+AROUND){const length=Math.min(bX,A-k*bX),cQ=k===bv-1;const bM=k?at-13:at-dp;F(dv(l,bM+4)==="IDAT"&&(k||bI(l,at-7)===0x7801)
    &&an(l,bM)===length+5+(k?0:2)+(cQ?4:0)
    &&l[at-5]===Number(cQ)&&l[at-4]+256*l[at-3]===length
    &&l[at-2]+256*l[at-1]===(length^0xFFFF),"layout");}
    Q??=new Uint8Array(end-o);for(let at=o,to=0;at<end;){const fR=at%ar,row=Math.min(ar-fR,end-at);let ck=line(at);if(fR===0)F(l[aj(ck-1)-cH]===0,"layout");for(const gB=ck+row;ck<gB;){const V=Math.min(gB,(du(ck)+1)*bX)-ck,source=aj(ck)-cH;Q.set(l.subarray(source,source+V),to);ck+=V;to+=V;}
    at+=row;}
    return Q;}
    function gt(u,aD){const{width,height,C,aF}=u;const ar=u.ar=width*aF*C/8;u.size=height*ar;F(br(aD.subarray(32,40))===ed&&aD[40],"noShareHeader");if(aD[40]!==1)throw new aP("newerVersion",String(aD[40]));u.banner=an(aD,52);u.bB=height-u.banner-Math.ceil(bY/ar);F(aD[42]===C&&aD[43]===aF&&an(aD,44)===width
    &&an(aD,48)===height&&(aD[41]===0x41||aD[41]===0x50)
    &&u.bB>=0,"geometryMismatch");u.aH=aD[41]===0x41?"archive":"patient";u.aa=aD.slice(0,32);u.I=fP(aD.subarray(56,72));u.key=aD.slice(72,104);u.tag=aD.slice(104);return u;}
    function eo(file){const{blob,...picture}=fD(file,true),size=blob.size;F(size>=bY,"noShareHeader");const aD=ay(blob,size-bY,size);F(picture.C>8||!iU(aD),"savedWithEightBits");return gt({file,Q:blob,...picture},aD);}
    function iU(aD){const high=(text)=>[...text].filter((_,i)=>i%2===0).map((ci)=>ci.charCodeAt());return[...high(ed),1,16].every((byte,i)=>Math.abs(byte-aD[76+i])<=1);}
    function el(u){fD(dB(u),false);}
    function eu(u,key,progress){const gi=new hE(key),end=u.size-16,ab=4<<20;for(let at=0;;at+=ab){const l=ek(u,at,Math.min(at+ab,end));if(at+ab>=end)return cA(gi.as(l),u.tag);gi.bl(l);progress?.(l.length);}
    }
    function jE(l,u){const{C,ar,bB}=u,M=2**C,W=ar*8/C;const cj=(en)=>F(en,"malformedPayload");const[ax,k]=l,p=bI(l,2),q=bI(l,4),r=bI(l,6);const n=dk(l,8),L=dk(l,16),cC=an(l,24),b=an(l,28);cj(ax<=3&&n<Infinity&&L<2**50&&cC<=bB);const bb=ax===3?n-8*L:0;cj(bb>=0&&(ax===3||n%8===0&&n<=8*L));const fQ=bB-cC,inside=(n-bb)/8;cj(L-inside<=cC*ar);if(ax===0){cj(k===0&&p===0&&q===0&&r===0&&n===0&&b===0);}else if(ax===2){cj(k>=1&&k<=16&&r===0&&cC===0&&n===8*L&&p<M&&q<M
    &&(b===0||(b-1)*(k+1)<n));}else{const s=(2**(k+1)-1)*q;cj(k<C&&b===0&&p<M&&q>=1&&q<=r&&q+s<=M&&r+s<=M
    &&(ax===1||q+s<=r&&cC===0));}
    cj(n<=fQ*W*C);return{ax,k,p,q,r,n,L,b,bb,inside,W,C,bC:fQ*W,cC};}
    class gU{constructor(limit){this.l=new Uint8Array(Math.ceil(limit/8)+4);this.A=0;this.bc=0;}
    push(value,C){this.bc=this.bc<<C|value;let ac=(this.A&7)+C,at=this.A>>>3;this.A+=C;for(;ac>=8;ac-=8)this.l[at++]=this.bc>>ac-8;this.bc&=(1<<ac)-1;}
    bit(S){const al=this.A&~7;return S<al?this.l[S>>>3]>>7-(S&7)&1
    :this.bc>>this.A-1-S&1;}
    from(o,ej){if(this.A&7)this.l[this.A>>>3]=this.bc<<8-(this.A&7);const shift=o&7,l=this.l.slice(o>>>3,(o>>>3)+ej+1);for(let i=0;shift&&i<ej;i++){l[i]=l[i]<<shift|(l[i+1]??0)>>8-shift;}
    return l.subarray(0,ej);}
    }
    class fr{constructor(aa){this.aa=aa;this.C=new gU(aa.n+32);this.gb=aa.ax===1||aa.ax===3;this.ba=this.gb?new Uint16Array(Math.min(aa.W,aa.bC)):null;this.am=0;this.bq=0;this.asked=0;this.block=0;this.position=0;this.bv=0;}
    get isDone(){return this.C.A>=this.aa.n;}
    aQ(words){if(this.isDone)return;if(this.gb)this.unshift(words);else if(this.aa.ax===2)this.syndromes(words);}
    unshift(words){const{p:a,q:T,r:G,k,n,W,bb,ax,C}=this.aa,ag=this.C;const mask=2**C-1,j=k+1,s=(2**j-1)*T,window=T*2**j,end=G+s;const low=2**j-1,ba=this.ba,A=words.length;let i=0,bq=this.bq;for(;i<A&&this.am<W;i++,this.am++)ba[bq++]=words[i];if(bq===W)bq=0;for(;i<A&&ag.A<n;i++){const up=ba[bq];let d=words[i]-up-a&mask;if(d<window){ag.push(d&low,j);d>>=j;}else if(d<end){const et=ax===3&&d>=G;if(et)F(this.asked<bb&&this.asked<ag.A,"malformedPayload");if(!et||!ag.bit(this.asked))d-=s;if(et)this.asked++;}
    ba[bq]=words[i]=up+a+d&mask;if(++bq===W)bq=0;}
    this.bq=bq;}
    syndromes(words){const{p:lo,q:hi,k,n,b,C}=this.aa,ag=this.C;const mask=2**C-1,range=hi-lo&mask;let j=this.bv<b?k+1:k;for(let i=0;i<words.length&&ag.A<n;i++){const v=words[i];if((v-lo&mask)<=range!==((v^1)-lo&mask)<=range)continue;this.position++;if(v&1)this.block^=this.position;if(this.position<2**j-1)continue;ag.push(this.block,j);this.block=this.position=0;j=++this.bv<b?k+1:k;}
    }
    }
    const co=48<<20;const fh=4<<20;const hn=2**31;function hT(one,other,progress){if(other.aV){if(eu(one,other.key,progress))return;el(one);throw new aP("altered-archive");}
    const ad=[eu(one,other.key,progress),eu(other,one.key,progress)];if(!ad[0]||!ad[1]){for(const u of[one,other])el(u);F(ad[0]||ad[1]||one.I===other.I,"differentPairs");F(ad[0]||ad[1]||one.aH!==other.aH,"sameHalfTwice");F(ad[0]||ad[1],"alteredOrUnrelated");const hS=ad[0]?one:other;throw new aP(hS.aH==="archive"?"altered-patient":"altered-archive");}
    F(one.aH!==other.aH&&one.I===other.I&&one.width===other.width
    &&one.C===other.C&&one.aF===other.aF
    &&one.bB===other.bB,"malformedPayload");}
    function jl(l){const{length}=l;if((l.byteOffset|length)&3){const fB=new Uint8Array(length+3&~3);fB.set(l);l=fB;}
    return new Int32Array(l.buffer,l.byteOffset,l.length>>2);}
    function eA(one,other,from,to,sums=null){const[a,p]=[one,other].map((u)=>{const o=u.banner*u.ar,size=u.C/8;return jl(ek(u,o+from*size,o+to*size));});sums??=new Int32Array(a.length);if(one.C===8){for(let i=0;i<a.length;i++){const x=a[i],y=p[i];sums[i]=(x&0x7F7F7F7F)+(y&0x7F7F7F7F)^(x^y)&0x80808080;}
    return new Uint8Array(sums.buffer,sums.byteOffset,to-from);}
    for(let i=0;i<a.length;i++){const x=(a[i]&0xFF00FF)<<8|a[i]>>>8&0xFF00FF;const y=(p[i]&0xFF00FF)<<8|p[i]>>>8&0xFF00FF;sums[i]=(x&0x7FFF7FFF)+(y&0x7FFF7FFF)^(x^y)&0x80008000;}
    return new Uint16Array(sums.buffer,sums.byteOffset,to-from);}
    async function gA(one,other,unhider,aQ,from,room=null){const{bC,C}=unhider.aa;for(let at=from,end;at<bC;at=end){end=Math.min(at+fh*8/C,bC);const words=eA(one,other,at,end,room?.subarray(at*C/32));unhider.aQ(words);if(await aQ(words)===false)return;}
    }
    class hD{constructor(aa){this.aa=aa;this.head=new Uint8Array(64);this.A=0;this.U=[];}
    write(l){let at=0;if(this.A<64){at=Math.min(64-this.A,l.length);this.head.set(l.subarray(0,at),this.A);this.A+=at;if(this.A===64)this.readHead();}
    while(at<l.length){const V=this.U.find((bw)=>bw.left>0);F(V,"malformedPayload");const A=Math.min(V.left,l.length-at);V.to?.write(l.subarray(at,at+A));V.left-=A;at+=A;}
    }
    readHead(){const{head,aa}=this,{C,ax,bC}=aa,bb=head[1];const[B,aL,cover,bn]=[bI(head,2),dk(head,4),dk(head,12),dk(head,20)];const gg=an(head,28);F(head[0]===1&&bb<4&&cover<=bC*C/8&&cover%(C/8)===0
    &&(C===16||!(bb&2))&&(ax===2||!(bb&1)),"malformedPayload");F(B+aL+bn+gg<=1032*aa.L,"malformedPayload");if(aL+bn>hn)throw new aP("tooLarge");this.B=new bJ(B);this.aL=new bJ(aL);this.bn=new bJ(bn);this.U=[{left:B,to:this.B},{left:aL,to:this.aL},{left:bn,to:this.bn},{left:gg,to:null}];Object.assign(this,{bD:!(bb&1),bR:Boolean(bb&2),cover,digest:head.slice(32,64),size:aL+cover+bn});}
    as(){F(this.A===64&&this.U.every((V)=>V.left===0),"malformedPayload");this.B=new TextDecoder().decode(ay(this.B.ep()));this.aL=this.aL.ep();this.bn=this.bn.ep();return this;}
    }
    const ec=1<<16;async function jF(one,other,aa,room){const begun=eA(one,other,0,Math.min(ec,aa.bC),room);const unhider=new fr(aa);unhider.aQ(begun);const fT=unhider.isDone;if(!fT)await gA(one,other,unhider,()=>!unhider.isDone,begun.length);F(unhider.isDone,"malformedPayload");let hidden=unhider.C.from(aa.bb,aa.inside),left=aa.L-hidden.length;let at=aa.bC;const pull=()=>{if(hidden){const l=hidden;hidden=null;return l;}
    if(left===0)return null;const size=aa.C/8,A=Math.min(left,fh);const words=eA(one,other,at,at+Math.ceil(A/size));at+=words.length;left-=A;return fv(words).subarray(0,A);};const aT=new hD(aa);try{const bQ=new cn(pull,(l)=>aT.write(l),Infinity);bQ.run();F(!bQ.hasMore,"malformedPayload");}catch(error){throw error instanceof aN?new aP("malformedPayload"):error;}
    return Object.assign(aT.as(),fT?{unhider,begun}:{unhider:new fr(aa),begun:[]});}
    function fv(words){if(words instanceof Uint8Array)return words;const l=new Uint8Array(2*words.length);for(let i=0,at=0;i<words.length;i++){l[at++]=words[i]>>8;l[at++]=words[i];}
    return l;}
    function iv(words,bR){return words instanceof Uint16Array&&!bR?fv(words)
    :new Uint8Array(words.buffer,words.byteOffset,words.byteLength);}
    class hd{constructor({size,bD,bR},C){this.bD=bD;this.C=C;this.bR=bR;this.al=bD&&size<=co&&globalThis.crypto?.subtle?true:false;this.hash=this.al?null:new hG();}
    add(l,ew){if(this.al)return;if(ew&&!this.bD){l=l.slice();const O=this.C/8,Y=O===2&&!this.bR?1:0;for(let i=Y;i<l.length;i+=O)l[i]&=0xFE;}
    this.hash.update(l);}
    async as(all){return this.al?new Uint8Array(await crypto.subtle.digest("SHA-256",all)):this.hash.as();}
    }
    async function eR(one,other,ah){const joined=one.aa.map((byte,i)=>byte+other.aa[i]);const aa=jE(joined,one);const Y=eS(2*ec);const aT=await jF(one,other,aa,new Int32Array(Y,0,ec/2));const{size,cover,bR,digest,bD,B}=aT;const hash=new hd(aT,one.C),small=size<=co;const bu=cB(aT.aL),words=aa.bC*one.C/8;const buffer=small?eS(Math.max(size,bu+words)+11&~3):null;const al=small?new Uint8Array(buffer,-bu&3,size):null;const room=small?new Int32Array(buffer,bu+3&~3,words+3>>2):null;const long=!small&&ah?dJ():null;let at=0,crc=0;const eP=async(l,ew)=>{hash.add(l,ew);if(!al)crc=cK(l,crc);else if(l.buffer!==buffer)al.set(l,at);await long?.write(l);at+=l.length;};for(const l of dd(aT.aL))await eP(l,false);let left=cover;if(left){const aQ=async(words)=>{const l=iv(words,bR);const A=Math.min(left,l.length);await eP(l.subarray(0,A),true);left-=A;return left>0;};const{unhider,begun}=aT;if(begun.length)await aQ(begun);if(left)await gA(one,other,unhider,aQ,begun.length,room);}
    for(const l of dd(aT.bn))await eP(l,false);F(cA(await hash.as(al),digest),"digestMismatch");if(al)crc=ah?cK(al):null;const blob=await long?.as();dD(Y);return{l:al,blob,crc,B,bD,size,aL:aT.aL};}
    function dJ(){const{readable,writable}=new TransformStream();const blob=new Response(readable).blob(),writer=writable.getWriter();blob.catch(()=>{});return{write:(l)=>writer.write(l),as:async()=>{await writer.close();return blob;},};}
    const dt="0123456789ABCDEFGHJKMNPQRSTVWXYZ",SHEET_MAGIC="DCMSHARESHEET";const hq=1<<18;function kk(Z,dQ){for(let left=dQ%31;left;left--)Z=Z<<1^(Z&16?0x25:0);return Z;}
    function dW(ak,O){return ak.reduce((aM,Z,aj)=>aM^kk(Z,O*aj),0);}
    function gM(am){return[...am.replace(/[a-z]/g,(ci)=>ci.toUpperCase()).replace(/O/g,"0")
    .replace(/[IL]/g,"1")].map((ci)=>dt.indexOf(ci));}
    function dG(ak){return ak.length===20&&!ak.includes(-1)&&!dW(ak,0)&&!dW(ak,1);}
    function ey(ak){return ak.length>=12&&ak.length<=14&&!ak.includes(-1)
    &&ak.slice(12).every((Z)=>Z<10);}
    function dT(label,code){const dM=[];for(let line=0;line<3;line++){const ak=code.slice(20*line,20*line+20);F(dG(ak),`sheet-code-${line+1}`);dM.push(...ak.slice(0,18));}
    const Y=dM.slice(0,52);const C=Y.map((Z)=>Z.toString(2).padStart(5,"0")).join("");F(dM[52]===dW(Y,1)&&C.endsWith("0000"),"sheet-code-3");F(!label||ey(label)&&dM[53]===dW([...label,...Y],2),"sheet-label");const key=Uint8Array.from({length:32},(_,i)=>parseInt(C.slice(8*i,8*i+8),2));const br=(label??[]).map((Z)=>dt[Z]).join("");return{key,code,label:br.replace(/^(.{4})(.{4})(.{4})(.*)$/,"$1-$2-$3-$4").replace(/-$/,"")};}
    function ev(lines){return lines.length===3&&lines.every(({length})=>Math.abs(length-20)<=5);}
    function gD(ak,iO){let cq=-1,guess;for(const length of[12,13,14,0]){const code=ak.slice(length,length+60);try{return dT(length?ak.slice(0,length):null,code);}catch(error){const ad=[0,20,40].filter((at)=>dG(code.slice(at,at+20))).length;if(ad>cq)[cq,guess]=[ad,error];}
    }
    const ja=Math.abs(ak.length-60)<5&&!ak.includes(-1);F(iO||cq>0||ja,"noSheet");throw guess;}
    function fY(am){const ah=`${SHEET_MAGIC}1`,{length}=am,least=Math.min(length,ah.length);if(Math.abs(length-ah.length)>1)return false;let o=0,end=0;while(o<least&&am[o]===ah[o])o++;while(end<least&&am[length-1-end]===ah[ah.length-1-end])end++;return least-o-end<=(length===ah.length?2:0);}
    const hr=64;function iY(lines,az){const br=lines.flat().slice(0,89).map((Z)=>dt[Z]??"-").join(""),code=br.slice(0,60);return!az.some((aV)=>[0,20,40].some((at)=>
    br.includes(aV.code.slice(at,at+20).map((Z)=>dt[Z]).join(""))))
    &&(lines.some(dG)||code.length>39&&code.split("-").length<7&&/^.{0,19}[2-9].{20,}[2-9]/.test(code)&&code.split(/[2-9]/).length>8);}
    function gs(content){const lines=content.split(/[\r\n\v\f\x85\u2028\u2029]+/).map((line)=>line.replace(/^[>|\s]+/,"")
    .replace(/[\s\p{Dash}\p{DI}\uFEFF\uFFFD]/gu,"")).filter(Boolean);const words=lines.map((line)=>line.toUpperCase()),ak=lines.map(gM);const aB=[],torn=[];const fO=[...words.keys()].filter((at)=>words[at].includes(SHEET_MAGIC)||fY(words[at]));for(const[i,number]of fO.slice(0,hr).entries()){const am=words[number],at=am.indexOf(SHEET_MAGIC),rest=gM(am.slice(at+SHEET_MAGIC.length));try{F(at>=0,"sheet-header");const aV=jX(rest,ak.slice(number+1,number+99));if(!aB.some(({key})=>cA(key,aV.key)))aB.push(aV);}catch(error){torn.push({error,lines:[rest.slice(1),...ak.slice(number+1,fO[i+1])]});}
    }
    aB.mistake=torn.find(({error,lines})=>error.ai||iY(lines,aB))?.error;if(aB.length)return aB;if(torn.length)throw torn.at(-1).error;const aO=words.concat(words.slice(1).map((am,i)=>words[i]+am));F(!aO.some(fY),"sheet-header");const stream=ak.flat();if(ev(ak))return[dT(null,stream)];if(ey(ak[0]??[])&&ev(ak.slice(1)))return[dT(ak[0],ak.slice(1).flat())];F(stream.length>55&&stream.length<77,"noSheet");return[gD(stream,false)];}
    function jX(rest,dC){const code=dC.slice(1,4),[version]=rest,es=rest.length===1;if(es&&version===1&&ev(code)){code.forEach((line,i)=>F(dG(line),`sheet-code-${i+1}`));F(ey(dC[0]),"sheet-label");return dT(dC[0],code.flat());}
    const stream=[...rest,...dC.flat()];if(stream[0]===1){try{return gD(stream.slice(1),true);}catch(error){F(es||rest.length>2,"sheet-header");throw error;}
    }
    if(es&&version>=2&&version<=9)throw new aP("newerSheet",String(version));throw new aP("sheet-header");}
    function sheetText(l){const dl={0xFFFE:"utf-16le",0xFEFF:"utf-16be"}[l[0]<<8|l[1]];F(dl||!l.subarray(0,-1).includes(0),"noSheet");const content=new TextDecoder(dl).decode(l).replace(/^{\\rtf[^]*/,(jJ)=>
    jJ.replace(/\\(par|line)\b|\\\r?\n/g,"\v").replace(/[\r\n{}\0]|\\'..|\\\w+ ?/g,""));return content.replace(/(\nContent-Transfer-Encoding:\s*base64.*?\r?\n\r?\n)([\w+/=\r\n]+)/gis,(all,head,body)=>{try{return`${head}${atob(body.replace(/\s/g,""))}\n`;}catch(error){return all;}
    });}
    function jZ(l,cR){try{return gs(sheetText(l));}catch(error){if(error.verdict==="noSheet"&&!cR)return null;throw error;}
    }
    async function iI(key,message){const eT=await crypto.subtle.importKey("raw",key,{name:"HMAC",hash:"SHA-256"},false,["sign"]);return new Uint8Array(await crypto.subtle.sign("HMAC",eT,message));}
    const fu=(value)=>new TextEncoder().encode(value);async function jY({key},archive){const{width,C,aF,ar,bB,I}=archive;const id=Uint8Array.from(I.match(/../g),(byte)=>parseInt(byte,16));const jn=(await iI(key,cT(fu("dicomshare sheet pair"),id.subarray(0,8)))).subarray(0,8);return archive.aH==="archive"&&cA(jn,id.subarray(8))?{aV:key,id,aH:"patient",banner:0,width,C,aF,ar,bB,I,size:ar*bB}:null;}
    async function io(u){const eT=await crypto.subtle.importKey("raw",u.aV,"HKDF",false,["deriveBits"]);const fE=(info)=>crypto.subtle.deriveBits({name:"HKDF",hash:"SHA-256",salt:u.id,info:fu(`dicomshare sheet ${info}`)},eT,256);const stream=await crypto.subtle.importKey("raw",await fE("stream"),"AES-CTR",false,["encrypt"]);const bj=async(at,A)=>{const counter=new Uint8Array(16);new DataView(counter.buffer).setBigUint64(8,BigInt(at/16));return new Uint8Array(await crypto.subtle.encrypt({name:"AES-CTR",counter,length:64},stream,new Uint8Array(A)));};const{size}=u,Y=size-size%16,end=await bj(Y,48);const fH={...u,key:new Uint8Array(await fE("check")),aa:end.slice(size-Y,size-Y+32)};if(size<=cm)return{...fH,ac:await bj(0,size)};const Q=dJ();for(let at=0;at<size;at+=4<<20)await Q.write(await bj(at,Math.min(4<<20,size-at)));return{...fH,Q:await Q.as()};}
    const hh=new Set("OB OD OF OL OV OW SQ SV UC UN UR UT UV".split(" "));const hF=new Set("0040A730 0040A043 0040A168 0040A300 004008EA 52009229 52009230 00289110 \
    00289132 00289145 00186011".split(" "));const hl=500000;const hk=32;const aE=0xFFFFFFFF;const ea="1.2.840.10008.1.2.1.99";const ff="1.2.840.10008.1.2.2";const dq="1.2.840.10008.1.2";const hx=new Set([dq,"1.2.840.10008.1.2.1",ff,ea]);const JPEG=new Set(["1.2.840.10008.1.2.4.50","1.2.840.10008.1.2.4.51"]);const hm=2**28;const gV={"ISO_IR 100":"iso-8859-1","ISO_IR 101":"iso-8859-2","ISO_IR 109":"iso-8859-3","ISO_IR 110":"iso-8859-4","ISO_IR 144":"iso-8859-5","ISO_IR 127":"iso-8859-6","ISO_IR 126":"iso-8859-7","ISO_IR 138":"iso-8859-8","ISO_IR 148":"iso-8859-9","ISO_IR 203":"iso-8859-15","ISO_IR 13":"shift_jis","ISO_IR 166":"windows-874","ISO_IR 192":"utf-8","GB18030":"gb18030","GBK":"gbk","ISO_IR 87":"iso-2022-jp","ISO_IR 159":"iso-2022-jp","ISO_IR 149":"euc-kr","ISO_IR 58":"gb18030"};class eb{constructor(file,aG){this.file=file;this.aG=aG;}
    has(tag){return this.aG.has(tag);}
    l(tag){const X=this.aG.get(tag);if(!X||X.items)return new Uint8Array(0);return this.file.aO.l(X.o,Math.min(X.end,X.o+65536));}
    items(tag){return this.aG.get(tag)?.items??[];}
    text(tag){return this.file.decode(this.l(tag)).replace(/[\0 ]+$/,"");}
    line(tag){return this.text(tag).replace(/[\x00-\x1F\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g," ")
    .trim().slice(0,200);}
    numbers(tag){return this.text(tag).split("\\").map((V)=>V.trim()?Number(V):NaN);}
    number(tag){const[value]=this.numbers(tag);return Number.isFinite(value)?value:undefined;}
    shorts(tag,cg=false){const l=this.l(tag).slice(),m=new DataView(l.buffer);return Array.from({length:l.length>>1},(_,i)=>cg
    ?m.getInt16(2*i,this.file.bE):m.getUint16(2*i,this.file.bE));}
    short(tag){return this.shorts(tag)[0];}
    double(tag){const l=this.l(tag).slice();return l.length>=8?new DataView(l.buffer).getFloat64(0,this.file.bE):undefined;}
    }
    class fg{constructor(blob){this.blob=blob;this.aO=new ee(blob);this.bE=true;this.cv=true;this.decoder=new TextDecoder("iso-8859-1");this.bV=dq;this.left=hl;let at=0;if(this.name(128,132)==="DICM")at=this.readMeta(132);else if(bI(this.aO.l(0,2),0)===0x0200)at=this.readMeta(0);else this.cv=/^[A-Z]{2}$/.test(this.name(4,6));this.cs=this.read(at);const jW=this.cs.text("00080005").split("\\").map((name)=>name.trim());const label=gV[(jW.find(Boolean)??"").replace("ISO 2022 IR","ISO_IR")];if(label)this.decoder=new TextDecoder(label);this.iW=label==="euc-kr";}
    name(o,end){return br(this.aO.l(o,end));}
    decode(l){const text=this.decoder.decode(l);return text.replace(/\x1B[$()\-,].{1,2}/g,(aB)=>this.iW||aB?"":aB);}
    readMeta(o){const aG=new Map(),end=this.walk(o,cB(this.blob),0,aG,true);this.meta=new eb(this,aG);this.bV=this.meta.text("00020010").trim()||dq;if(this.bV===ea){const fw=new bJ();const bi=dd(this.blob.slice(end));new cn(()=>bi.next().value??null,(l)=>fw.write(l),hm).run();this.blob=fw.as();this.aO=new ee(this.blob);this.meta=null;}
    this.cv=this.bV!==dq;this.bE=this.bV!==ff;return this.bV===ea?0:end;}
    read(at){const aG=new Map();try{this.walk(at,cB(this.blob),0,aG,false);}catch(error){if(!(error instanceof RangeError))throw error;}
    return new eb(this,aG);}
    header(at){const head=this.aO.l(at,at+12),m=new DataView(head.buffer,head.byteOffset,head.length);if(head.length<8)throw new RangeError("ends within an element");const cV=this.bE,P=m.getUint16(0,cV),number=m.getUint16(2,cV);const tag=(P*65536+number).toString(16).toUpperCase().padStart(8,"0");let vr="",length,size=8;if(P===0xFFFE||!this.cv){length=m.getUint32(4,cV);}else{vr=String.fromCharCode(head[4],head[5]);if(hh.has(vr)){if(head.length<12)throw new RangeError("ends within an element");length=m.getUint32(8,cV);size=12;}else{length=m.getUint16(6,cV);}
    }
    return{tag,vr,o:at+size,length};}
    walk(at,end,af,aG,iX){if(af>hk)throw new RangeError("too deep");while(at+8<=end){if(--this.left<0)throw new RangeError("too many elements");const{tag,vr,o,length}=this.header(at);if(iX&&!tag.startsWith("0002"))return at;if(tag==="FFFEE00D")return o;if(tag==="7FE00010"||tag==="7FE00008"||tag==="7FE00009"){if(af===0)aG.set(tag,{o,end:length===aE?end:o+length,iR:length===aE});if(af===0||length===aE)return end;}
    if(length===aE||hF.has(tag)&&(vr==="SQ"||vr==="")){const items=[],wasExplicit=this.cv;if(vr==="UN")this.cv=false;at=this.walkItems(o,length===aE?end:Math.min(end,o+length),af,items);this.cv=wasExplicit;aG.set(tag,{items});}else{at=o+length;aG.set(tag,{vr,o,end:Math.min(at,end)});}
    }
    return at;}
    walkItems(at,end,af,items){while(at+8<=end){const{tag,o,length}=this.header(at);if(tag==="FFFEE0DD")return o;if(tag!=="FFFEE000")throw new RangeError("no item");const aG=new Map(),itemEnd=length===aE?end:Math.min(end,o+length);const kh=this.walk(o,itemEnd,af+1,aG,false);at=length===aE?kh:itemEnd;items.push(new eb(this,aG));}
    return at;}
    }
    function gn(value){const[hP="",iJ=""]=value.split("=");const dn=(P)=>{const[iu="",iE="",da="",aL="",bn=""]=P.split("^")
    .map((V)=>V.trim());const Y=[aL,iE,da].filter(Boolean).join(" ");return[iu,Y,bn].filter(Boolean).join(", ");};return[dn(hP),dn(iJ)].filter(Boolean).join(" / ");}
    function gL(file){const d=file.cs,position=d.numbers("00200032"),bH=d.numbers("00200037");let bL;if(position.length===3&&bH.length===6){const[a,b,c,x,y,z]=bH;const jq=[b*z-c*y,c*x-a*z,a*y-b*x];bL=jq.reduce((aM,V,i)=>aM+V*position[i],0);}
    return{patient:gn(d.line("00100010")),id:d.line("00100020"),born:d.line("00100030"),date:d.line("00080020")||d.line("00080021"),modality:d.line("00080060"),study:d.line("00081030"),series:d.line("0008103E"),bU:d.line("0020000D"),eU:d.line("0020000E"),seriesNumber:d.number("00200011"),dF:d.number("00200013"),bL:Number.isFinite(bL)?bL:undefined,bH:bH.length===6?bH.map((V)=>V.toFixed(3)).join():"",};}
    function gx(cs,left={A:5000}){return cs.items("0040A730").slice(0,2000).filter(()=>--left.A>0).map((R)=>{const gj=(tag)=>R.items(tag)[0]?.line("00080104")??"";const[eF]=R.items("0040A300");let value="";if(eF){const bW=eF.items("004008EA")[0];const sign=bW?bW.line("00080100")||bW.line("00080104"):"";value=[eF.line("0040A30A"),sign==="1"?"":sign].filter(Boolean).join(" ");}
    value||=gj("0040A168")||R.text("0040A160").slice(0,20000)
    ||gn(R.line("0040A123"))||R.line("0040A121")||R.line("0040A122")
    ||R.line("0040A120")||R.line("0040A124");return{name:gj("0040A043"),kind:R.line("0040A040"),value,items:gx(R,left)};}).filter(({name,value,items})=>name||value||items.length);}
    const ho=2**28;const hs=8192;function contentOf(blob){const file=new fg(blob),d=file.cs,summary=gL(file);const pdf=d.aG.get("00420011");if(pdf&&d.line("00420012")==="application/pdf"){return{kind:"pdf",summary,pdf:file.blob.slice(pdf.o,pdf.end,"application/pdf")};}
    if(d.has("0040A730")){return{kind:"report",summary,title:d.items("0040A043")[0]?.line("00080104")??"",items:gx(d)};}
    const bG=d.aG.get("7FE00010");if(!bG)return{kind:d.has("7FE00008")||d.has("7FE00009")?"hidden":"none",summary};return{summary,...jA(file,bG)};}
    function jA(file,bG){const d=file.cs,cg=d.short("00280103")===1;const av=Math.max(1,Math.floor(d.number("00280008")??1));const picture={kind:"picture",blob:file.blob,aC:d.short("00280010"),ao:d.short("00280011"),av,Q:d.short("00280002")??1,bF:d.line("00280004"),C:d.short("00280100"),bm:d.short("00280101")??d.short("00280100"),cg,go:d.short("00280006")??0,bE:file.bE||d.short("00280100")===8,o:bG.o,end:bG.end,ex:d.line("00280004")==="MONOCHROME1"||d.line("20500020")==="INVERSE",padding:d.shorts("00280120",cg)[0],};picture.high=d.short("00280102")??picture.bm-1;Object.assign(picture,ij(d),kg(d));const{aC,ao,Q,C,bm,bF}=picture;const jd=aC&&ao&&aC*ao<=ho&&av<=100000
    &&[1,8,16].includes(C)&&bm>=1&&bm<=C&&picture.high<C
    &&(Q===1||Q===3&&C===8);if(!jd)return{...picture,kind:"hidden"};if(bG.iR){if(!JPEG.has(file.bV))return{...picture,kind:"hidden"};return{...picture,...iq(file,bG.o,av)};}
    if(!hx.has(file.bV)&&file.bV.startsWith("1.2.840.10008.1.2.4")){return{...picture,kind:"hidden"};}
    picture.be=bF==="PALETTE COLOR"?jw(d):null;if(bF==="PALETTE COLOR"&&!picture.be)return{...picture,kind:"hidden"};const jy=Q===3?(bF==="YBR_FULL_422"?16:24):C;picture.cO=Math.ceil(aC*ao*jy/8);if(C===1)picture.cO=aC*ao/8;picture.av=Math.min(av,Math.floor((picture.end-picture.o)/picture.cO));return picture.av?picture:{...picture,kind:"hidden"};}
    function ij(d){const aw=[d,...d.items("52009229"),...d.items("52009230").slice(0,1)];const cy=aw.flatMap((P)=>[P,...P.items("00289145"),...P.items("00289132")]);const find=(tag)=>cy.find((aj)=>aj.has(tag));const hY=find("00281050")?.numbers("00281050")??[];const kq=find("00281051")?.numbers("00281051")??[];const names=find("00281055")?.text("00281055").split("\\")??[];const dm=hY.map((center,i)=>({center,width:kq[i],name:(names[i]??"").trim().slice(0,30)}))
    .filter(({center,width})=>Number.isFinite(center)&&width>=1).slice(0,8);const slope=find("00281053")?.number("00281053")||1;return{dm,slope,er:find("00281052")?.number("00281052")??0};}
    function kg(d){const jp=[d,...[...d.items("52009229"),...d.items("52009230").slice(0,1)]
    .flatMap((P)=>P.items("00289110"))];const aj=jp.find((bw)=>bw.has("00280030"));let[down,ad]=aj?.numbers("00280030")??[],cS=false;if(!(down>0&&ad>0)){[down,ad]=d.numbers("00181164");cS=true;}
    if(!(down>0&&ad>0)){const gw=d.items("00186011"),[region]=gw;cS=false;if(gw.length===1&&region.short("00186024")===3&&region.short("00186026")===3){down=Math.abs(region.double("0018602E"))*10;ad=Math.abs(region.double("0018602C"))*10;}
    }
    return down>0&&ad>0?{cl:[down,ad],cS}:{};}
    function jw(d){const gN=["1","2","3"].map((n)=>{const[A=0,Y=0,C=16]=d.shorts(`0028110${n}`),words=d.l(`0028120${n}`);const entries=A||65536;if(!words.length||words.length<entries*(C===8?1:2))return null;const iN=C===8&&words.length<2*entries;const values=iN?words:d.shorts(`0028120${n}`);return{Y,values:Uint8Array.from({length:entries},(_,i)=>C===8?values[i]:values[i]>>8)};});return gN.every(Boolean)?gN:null;}
    function iq(file,o,av){const bO=[],aO=file.aO;let at=o,dc=null;for(;;){const{tag,o:from,length}=file.header(at);if(tag!=="FFFEE000"||length===aE||bO.length>200000)break;if(!dc){const aA=aO.l(from,Math.min(from+length,from+4*av)).slice();const m=new DataView(aA.buffer);dc=Array.from({length:aA.length>>2},(_,i)=>m.getUint32(4*i,true));o=from+length;}else{bO.push([from,Math.min(from+length,file.blob.size)]);}
    at=from+length;if(at+8>file.blob.size)break;}
    let ag;if(av===1)ag=[bO];else if(bO.length===av)ag=bO.map((iA)=>[iA]);else if(dc?.length===av){ag=dc.map((aY,i)=>bO.filter(([from])=>from-8-o>=aY
    &&from-8-o<(dc[i+1]??Infinity)));}
    if(!ag||ag.some((U)=>!U.length))return{kind:"hidden"};return{kind:"picture",iV:true,bO:ag};}
    async function iB(picture,number){if(picture.iV)return jj(picture,number);const{aC,ao,C,Q,cO}=picture;const o=picture.o+Math.floor(number*cO);const l=ay(picture.blob,o,Math.min(o+Math.ceil(cO),picture.end));const O=Math.ceil(Math.max(aC,ao)/hs);const width=Math.ceil(ao/O),height=Math.ceil(aC/O);const aj=O===1?(i)=>i:(i)=>Math.floor(i/width)*O*ao+i%width*O;if(Q===3)return{width,height,O,aZ:ie(picture,l,width*height,aj)};const value=jK(picture,l,number),aY=picture.cg?32768:0;const au=new Uint16Array(width*height);for(let i=0;i<au.length;i++)au[i]=value(aj(i))+aY;if(picture.be)return{width,height,O,aZ:jv(picture,au,aY)};return{width,height,O,au,aY,...gr(picture,au,aY)};}
    function jK({C,bm,high,cg,bE,aC,ao},l,number){const shift=high+1-bm,up=32-bm;const eY=cg?(raw)=>raw>>shift<<up>>up:(raw)=>raw>>shift&2**bm-1;if(C===1){const Y=number*aC*ao%8;return(i)=>l[i+Y>>3]>>(i+Y&7)&1;}
    if(C===8)return(i)=>eY(l[i]);return bE?(i)=>eY(l[2*i]|l[2*i+1]<<8)
    :(i)=>eY(l[2*i]<<8|l[2*i+1]);}
    function gr({padding},au,aY){let low=65535,high=0;const kf=padding===undefined?-1:padding+aY;for(const S of au){if(S===kf)continue;if(S<low)low=S;if(S>high)high=S;}
    return low>high?{low:0,high:1}:{low:low-aY,high:high-aY};}
    function ie({bF,go,aC,ao},l,A,aj){const aZ=new Uint8ClampedArray(4*A),plane=aC*ao;const jh=bF.startsWith("YBR_FULL"),isHalf=bF==="YBR_FULL_422";for(let i=0,to=0;i<A;i++){const at=aj(i);let a,b,c;if(isHalf){const from=(at>>1)*4;a=l[from+(at&1)];b=l[from+2];c=l[from+3];}else if(go){a=l[at];b=l[plane+at];c=l[2*plane+at];}else{a=l[3*at];b=l[3*at+1];c=l[3*at+2];}
    if(jh){const cb=b-128,cr=c-128;b=a-0.344136*cb-0.714136*cr;c=a+1.772*cb;a+=1.402*cr;}
    aZ[to++]=a;aZ[to++]=b;aZ[to++]=c;aZ[to++]=255;}
    return aZ;}
    function jv({be},au,aY){const aZ=new Uint8ClampedArray(4*au.length);au.forEach((S,i)=>{be.forEach(({Y,values},hZ)=>{const N=S-aY-(aY&&Y>32767?Y-65536:Y);aZ[4*i+hZ]=values[Math.max(0,Math.min(values.length-1,N))];});aZ[4*i+3]=255;});return aZ;}
    function jk(l){let hasColors=false;for(let at=2;at+9<l.length&&l[at]===0xFF;){const cZ=l[at+1];if(cZ===0xE0||cZ===0xEE)hasColors=true;if(cZ>=0xC0&&cZ<=0xC2){return{height:bI(l,at+5),width:bI(l,at+7),hasColors};}
    at+=cZ===0xFF?1:2+bI(l,at+2);}
    return{};}
    async function jj(picture,number){const{aC,ao,Q,bF,bm}=picture;const U=picture.bO[number].map(([o,end])=>picture.blob.slice(o,end));const head=ay(new Blob(U),0,65536),said=jk(head);F(said.width===ao&&said.height===aC,"hidden");if(Q===3&&bF==="RGB"&&!said.hasColors){const hO=Uint8Array.of(0xFF,0xEE,0,14,65,100,111,98,101,0,100,0,0,0,0,0);const al=new Blob(U);U.splice(0,U.length,head.slice(0,2),hO,al.slice(2));}
    let bitmap;try{bitmap=await createImageBitmap(new Blob(U,{type:"image/jpeg"}),{colorSpaceConversion:"none"});}catch(error){throw new aP("hidden");}
    const canvas=new OffscreenCanvas(bitmap.width,bitmap.height),context=canvas.getContext("2d");context.drawImage(bitmap,0,0);bitmap.close();const{data}=context.getImageData(0,0,canvas.width,canvas.height);const frame={width:canvas.width,height:canvas.height,O:1};if(Q===3||bm>8)return{...frame,aZ:data};const au=new Uint16Array(data.length/4);for(let i=0;i<au.length;i++)au[i]=data[4*i];return{...frame,au,aY:0,...gr({},au,0)};}
    const fj=200000;const hu=2**36;const hw=3;function ji(file){const head=ay(file,0,4);return head.length===4&&an(head,0)===0x504B0304;}
    function kt(file){const tail=ay(file,Math.max(0,file.size-65557),file.size);const m=new DataView(tail.buffer);let at=tail.length-22;while(at>=0&&m.getUint32(at,true)!==0x06054B50)at--;F(at>=0,"damagedZIP");let A=m.getUint16(at+10,true),size=m.getUint32(at+12,true);let o=m.getUint32(at+16,true);if(at>=20&&m.getUint32(at-20,true)===0x07064B50){const aj=Number(m.getBigUint64(at-12,true));const end=new DataView(ay(file,aj,aj+56).buffer);F(end.byteLength===56&&end.getUint32(0,true)===0x06064B50,"damagedZIP");A=Number(end.getBigUint64(32,true));size=Number(end.getBigUint64(40,true));o=Number(end.getBigUint64(48,true));}
    F(A<=fj&&size<=2**27&&o+size<=file.size,"damagedZIP");const bN=ay(file,o,o+size),entries=[];let left=hu;for(let from=0;entries.length<A;){F(from+46<=bN.length,"damagedZIP");const N=ii(bN,from);from=N.end;left-=N.size;F(left>=0&&!N.fV,N.fV?"encryptedZIP":"tooLarge");entries.push(N);}
    return entries.filter(({B})=>!B.endsWith("/"));}
    function ii(l,at){const m=new DataView(l.buffer,l.byteOffset+at);F(m.getUint32(0,true)===0x02014B50,"damagedZIP");const eI=46+m.getUint16(28,true),extraEnd=eI+m.getUint16(30,true);const end=extraEnd+m.getUint16(32,true),bb=m.getUint16(8,true);F(at+end<=l.length,"damagedZIP");const name=l.subarray(at+46,at+eI);let size=m.getUint32(24,true),packed=m.getUint32(20,true),o=m.getUint32(42,true);for(let bx=eI;bx+4<=extraEnd;){const length=m.getUint16(bx+2,true);if(m.getUint16(bx,true)===1){let ct=bx+4;const next=()=>(ct+=8)<=bx+4+length?Number(m.getBigUint64(ct-8,true)):NaN;if(size===aE)size=next();if(packed===aE)packed=next();if(o===aE)o=next();}
    bx+=4+length;}
    return{B:new TextDecoder().decode(name),ax:m.getUint16(10,true),fV:Boolean(bb&1),size,packed,o,reach:o+extraEnd+packed+256,end:at+end};}
    function fz(head,{ax,size,packed}){F(head.length>=30&&an(head,0)===0x504B0304&&(ax===8||ax===0&&size===packed),"damagedZIP");return 30+head[26]+256*head[27]+head[28]+256*head[29];}
    function fS(bi,size,write){let left=size;try{new cn(()=>bi.next().value??null,(l)=>{left-=l.length;write(l);},size).run();}catch(error){throw error instanceof aN?new aP("damagedZIP"):error;}
    F(!left,"damagedZIP");}
    function fI(file,N){const{ax,size,packed,o}=N;const from=o+fz(ay(file,o,o+30),N);F(from+packed<=file.size,"damagedZIP");const V=file.slice(from,from+packed);if(ax===0)return V;const out=new bJ();fS(dd(V),size,(l)=>out.write(l));return out.as();}
    function ir(l,N){const{ax,size,packed}=N,from=fz(l,N);const V=l.subarray(from,from+packed);if(V.length<packed)return null;if(ax===0)return V;const content=new Uint8Array(size);let at=0;fS([V].values(),size,(ab)=>{content.set(ab,at);at+=ab.length;});return content;}
    function gS(B,size,crc,bx){const[length,name]=[size>=aE?aE:size,new TextEncoder().encode(B)];const aT=[[2,45],[2,0x800],[2,0],[2,0],[2,33],[4,crc],[4,length],[4,length],[2,name.length],[2,bx]];return{name,aT};}
    function dZ(B,size,crc){const long=size>=aE?[[2,1],[2,16],[8,size],[8,size]]:[];const{name,aT}=gS(B,size,crc,long.length&&20);return cT(cW([[4,0x04034B50],...aT]),name,cW(long));}
    class hM{constructor(){this.U=[];this.at=0;this.A=0;}
    add(B,size,crc){const fW=this.at>=aE;const bk=[...(size>=aE?[[8,size],[8,size]]:[]),...(fW?[[8,this.at]]:[])];const bx=bk.length?[[2,1],[2,8*bk.length],...bk]:[];const{name,aT}=gS(B,size,crc,bk.length&&4+8*bk.length);this.U.push(cW([[4,0x02014B50],[2,45],...aT,[2,0],[2,0],[2,0],[4,0],[4,fW?aE:this.at]]),name,cW(bx));this.at+=dZ(B,size,crc).length+size;this.A++;}
    l(){const bN=cT(...this.U),size=bN.length,o=this.at;const{A}=this,cf=A>65534||o+size>=aE;const long=cf?[[4,0x06064B50],[8,44],[2,45],[2,45],[4,0],[4,0],[8,A],[8,A],[8,size],[8,o],[4,0x07064B50],[4,0],[8,o+size],[4,1]]:[];const fK=cf?65535:A;return cT(bN,cW([...long,[4,0x06054B50],[2,0],[2,0],[2,fK],[2,fK],[4,cf?aE:size],[4,cf?aE:o],[2,0]]));}
    }
    function cW(ag){const l=new Uint8Array(ag.reduce((aM,[size])=>aM+size,0));const m=new DataView(l.buffer);let at=0;for(const[size,value]of ag){if(size===2)m.setUint16(at,value,true);else if(size===4)m.setUint32(at,value,true);else m.setBigUint64(at,BigInt(value),true);at+=size;}
    return l;}
    const jobs={async open({aw},progress){const out=new fq(),answers=[],small=new hL(aw);let cp=small.read(aw[0]);for(const[i,P]of aw.entries()){const room=await cp;cp=small.read(aw[i+1]);answers.push(await js(P,out,progress));dD(room);}
    small.end();return{answers,blob:await out.as()};},async check({u}){el(u);await dX(u,u,()=>0);return{};},async join(input,progress){const out=new fq(),file=await ge(input,out,progress),blob=await out.as();return{blob,...file};},async restore({one,other}){const{blob,l,crc}=await dX(one,other,(a,b)=>eR(a,b,true));return{blob:blob??new Blob([l]),crc};},async pack({files}){const out=dJ(),sums=[];for(const{one,other,B}of files){const{l,crc}=await dX(one,other,(a,b)=>eR(a,b,true));await out.write(dZ(B,l.length,crc));await out.write(l);sums.push(crc);}
    return{blob:await out.as(),sums};},content({blob}){return contentOf(blob);},frame({picture,number}){return iB(picture,number);},};function ge({one,other,ah},out,progress){return dX(one,other,async(a,b)=>{hT(a,b,progress);const{aL,l,blob,...file}=await eR(a,b,ah);file.summary=kj(aL);if(blob)file.blob=blob;if(ah&&l)await out.add(file,l);return file;});}
    async function js({files,ah},out,progress){const opened=await Promise.all(files.map((source)=>bt(()=>jt(source,files.length>1))));const[one,other]=opened.map(({u})=>u);const jb=one?.I===other?.I&&one&&one.aH!==other.aH;const joined=jb?await bt(()=>ge({one,other,ah},out,progress)):null;for(const{u}of opened){delete u?.l;delete u?.file;if(joined)delete u.Q;}
    return{opened,joined};}
    class hL{constructor(aw){const eh=[];for(const P of aw){const{files}=P;P.U=files.length>1?files.map(({file,N})=>
    ({file,o:N?.o??0,end:Math.min(file.size,N?.reach??file.size)})):[];P.size=P.U.reduce((aM,{o,end})=>aM+Math.max(0,end-o),0);if(P.size>bT.most||files.some(({N})=>N?.size>cm))P.size=0;if(!P.size)continue;for(const{file,o,end}of P.U)eh.push(o||end<file.size?file.slice(o,end):file);}
    if(eh.length)this.reading=new fp(new Blob(eh));}
    async read(P){if(!P?.size||!this.reading)return;try{const all=await this.reading.next(P.size);let at=0;P.U.forEach(({o,end},i)=>{P.files[i].l=all.subarray(at,at+=Math.max(0,end-o));});return all.buffer;}catch(error){this.end();}
    }
    end(){this.reading?.end();this.reading=null;}
    }
    class fq{size=0;async add(file,l){this.out??=dJ();const head=dZ(cP(file.B),file.size,file.crc);file.at=this.size+head.length;this.size=file.at+l.length;const begun=this.out.write(head).catch(()=>{});this.out.write(l).catch(()=>{});await begun;dD(this.room);this.room=l.buffer;}
    async as(){const blob=await this.out?.as().catch(()=>null);dD(this.room);return blob;}
    }
    async function bt(job){try{return await job();}catch(error){return{verdict:error instanceof aP?error.verdict:"failed",ai:error.ai??String(error)};}
    }
    async function jt({file,N,af,cR,l=null},jc){if(l&&N)l=ir(l,N);const ch=l&&gJ(l);if(ch)return{u:{...ch,file,N,l}};if(N)file=fI(file,N);if(jc&&!l&&file.size<=cm)l=await gu(file);const u=gJ(file,l??file);if(u)return{u:{...u,l}};if(af<hw&&ji(file))return{entries:kt(file),inner:N&&file};if(file.size<=hq&&(cR||an(ay(file,0,4),0)!==0x89504E47)){const az=jZ(ay(file,0,file.size),cR);if(az)return{az,verdict:az.mistake?.verdict,ai:az.mistake?.ai};}
    return{u:eo(file)};}
    function kj(aL){try{return gL(new fg(aL));}catch(error){if(error instanceof aP)throw error;return null;}
    }
    function dY(){onmessage=async({data:{id,job,...input}})=>{if(!job){names=input.names;return;}
    let done=0;const progress=(l)=>{done+=l;if(done>=16<<20){postMessage({id,progress:done});done=0;}
    };const D=await bt(()=>jobs[job](input,progress));postMessage({id,D},[D.au,D.aZ].filter(Boolean).map((hQ)=>hQ.buffer));};}
    let texts,names,language;function text(am,...values){const aB=texts[language][am]??am;return aB.replace(/\{(\d)\}/g,(_,S)=>typeof values[S]==="number"
    ?eJ(values[S]):values[S]);}
    const iz={};function eJ(value,dz=0){const format=iz[language+dz]??=new Intl.NumberFormat(language,{maximumFractionDigits:dz});return format.format(value);}
    function cI(am,A,...dL){return text(A===1?`${am}One`:`${am}Many`,eJ(A),...dL);}
    function E(id){return document.getElementById(id);}
    function X(name,content="",hR={}){const eE=document.createElement(name);eE.append(...[content].flat());for(const[key,value]of Object.entries(hR))eE.setAttribute(key,value);return eE;}
    function hX(A){const units=text("units").split(" ");let bW=0,value=A;for(;value>=1000&&bW<4;bW++)value/=1000;return`${eJ(value,bW?1:0)} ${units[bW]}`;}
    function dw(value){const[,gR,eG,fC]=/^(\d{4})\.?(\d{2})\.?(\d{2})/.exec(value)??[];if(!gR||eG<1||eG>12||fC<1)return value;return new Date(Date.UTC(gR,eG-1,fC))
    .toLocaleDateString(language,{dateStyle:"long",timeZone:"UTC"});}
    function gG(){document.documentElement.lang=language;document.title=text("title");for(const db of document.querySelectorAll("[data-text]")){db.textContent=text(db.dataset.text);}
    for(const db of document.querySelectorAll("[data-name]")){db.setAttribute("aria-label",text(db.dataset.name));}
    for(const button of E("languages").children){button.setAttribute("aria-pressed",String(button.lang===language));}
    }
    function jU(show){const packed=Uint8Array.from(atob(E("texts").textContent),(ci)=>ci.charCodeAt());const data=JSON.parse(new TextDecoder().decode(iM(packed)));names=data.names;texts=Object.fromEntries(Object.entries(data.texts).map(([code,ag])=>
    [code,Object.fromEntries(ag.map((value,i)=>[data.words[i],value.replaceAll("'","’")]))]));const ch=Object.keys(texts),ah=navigator.languages.map((tag)=>tag.split("-")[0]);language=ah.find((code)=>ch.includes(code))??document.documentElement.lang;for(const code of ch){const button=X("button",texts[code].language,{lang:code});button.addEventListener("click",()=>{language=code;show();});E("languages").append(button);}
    gG();}
    const aq={workers:[],waiting:[],dh:new Map(),next:0,aR:0};const he=2;const hv=64<<20;function jR(source){aq.address=URL.createObjectURL(new Blob([source],{type:"text/javascript"}));aq.A=Math.max(2,Math.min(4,navigator.hardwareConcurrency??2));for(let i=0;i<2;i++)fs();}
    function gl(){const worker=new Worker(aq.address);worker.postMessage({names});worker.jobs=0;worker.onmessage=({data})=>ft(data);worker.onerror=(J)=>{J.preventDefault();for(const[id,job]of aq.dh){if(job.worker===worker)ft({id,D:{verdict:"failed",ai:J.message}});}
    };return worker;}
    function fs(){const worker=gl();aq.workers.push(worker);return worker;}
    function jG(){aq.workers=aq.workers.map((worker)=>worker.jobs?worker:(worker.terminate(),gl()));}
    function ft({id,D,progress}){const job=aq.dh.get(id);if(progress!==undefined)return job.progress?.(progress);aq.dh.delete(id);aq.aR-=job.aR;job.worker.jobs--;if(D.verdict)job.reject(Object.assign(new Error(),D));else job.resolve(D);gI();}
    function iD(){const worker=aq.workers.reduce((cq,other)=>other.jobs<cq.jobs?other:cq);if(worker.jobs&&aq.workers.length<aq.A)return fs();return worker.jobs<he?worker:null;}
    function gI(){while(aq.waiting.length){const[job]=aq.waiting;const worker=aq.dh.size&&aq.aR+job.aR>hv?null:iD();if(!worker)return;aq.waiting.shift();job.worker=worker;worker.jobs++;aq.aR+=job.aR;aq.dh.set(job.id,job);worker.postMessage({id:job.id,job:job.name,...job.input});}
    }
    function run(name,input,{urgent=false,progress,aR=0}={}){return new Promise((resolve,reject)=>{const job={id:aq.next++,name,input,resolve,reject,progress,aR};if(urgent)aq.waiting.unshift(job);else aq.waiting.push(job);gI();});}
    function dV({size}){return size<=cm?3*size:size<=co?size:cm;}
    function eO(name){return name.replace(/;\d+$/,"").replace(/\.$/,"").toLowerCase();}
    const fn=/^sheet\.(txt|eml)$/;function iQ(B){const U=B.split("/"),name=U.pop(),plain=eO(name);if(U.some((V)=>names.folders.includes(eO(V))||V.startsWith(".Trash-"))){return true;}
    return name.startsWith(".")||names.systemFiles.includes(plain)||names.files.includes(plain)
    ||plain.endsWith(".problem.txt")||plain.startsWith("sheet.")&&!fn.test(plain)
    ||/^sha256(su|s~\d)$/.test(plain);}
    async function*ip(kl){const items=[...kl.items].filter((R)=>R.kind==="file").map((R)=>({handle:R.getAsFileSystemHandle?.().catch(()=>null),N:R.webkitGetAsEntry?.(),file:R.getAsFile(),}));for(const{handle,N,file}of items){const aB=await handle;if(aB)yield*fM(aB,"");else if(N?.isDirectory)yield*fJ(N,"");else if(file)yield{B:file.name,file};}
    }
    async function*fM(handle,folder){const B=folder+handle.name;if(handle.kind==="file"){try{yield{B,file:await handle.getFile()};}catch(error){yield{B,file:null};}
    return;}
    for await(const em of handle.values())yield*fM(em,`${B}/`);}
    async function*fJ(N,folder){const B=folder+N.name;if(N.isFile){yield{B,file:await new Promise((done)=>N.file(done,()=>done(null)))};return;}
    const reader=N.createReader();for(;;){const children=await new Promise((done)=>reader.readEntries(done,()=>done(null)));if(children===null)yield{B,file:null};if(!children?.length)return;for(const em of children)yield*fJ(em,`${B}/`);}
    }
    function*ib(ag){for(const file of ag)yield{B:file.webkitRelativePath||file.name,file};}
    const hH=/^(?:.*\/)?([AP])([0-9A-Z]{7}\.PNG)$/i;const fm=16,GROUPS=32,GROUPS_SIZE=16<<20;async function jr(ag,{begun,aB,failed,joined,eV,progress}){const bs=new Set(),waiting=new Map();let bZ=[],size=0,most=1;const open=async(dI,aR)=>{const aw=dI.map(({items,ah})=>({ah,files:items.map(({B,file,N,af=0})=>
    ({file,N,af,cR:fn.test(eO(B.split("/").pop()))}))}));try{const{answers,blob}=await run("open",{aw},{aR}),ab=new ds(blob);answers.forEach((bt,n)=>{const{items}=dI[n];bt.opened.forEach((opened,i)=>aQ(items[i],opened));const ca=bt.opened.map(({u},i)=>({B:items[i].B,u}));if(bt.joined)joined(ca,bt.joined,ab);});}catch(error){for(const{items}of dI)for(const{B}of items)failed(B,error);}
    for(const{items}of dI)progress.done+=items.length;progress.show();};const bz=()=>{if(!bZ.length)return;const aR=Math.max(...bZ.map((one)=>one.aR))*Math.min(2,bZ.length);const df=open(bZ,aR).finally(()=>bs.delete(df));bs.add(df);[bZ,size,most]=[[],0,Math.min(GROUPS,2*most)];};const o=(...items)=>{const dA=items.length>1?items[0].N?.size??items[0].file.size:0;bZ.push({items,ah:items.length>1&&gd(dA),aR:dA&&dV({size:dA})});size+=2*dA;if(bZ.length>=most||size>=GROUPS_SIZE)bz();};const aQ=(R,{u,entries,inner,az,...bf})=>{if(u)aB(R.B,Object.assign(u,{file:R.file,N:R.N}));else if(az){for(const aV of az)eV(R.B,aV);if(bf.verdict)failed(R.B,bf);}
    else if(progress.bo+entries?.length>fj)failed(R.B,{verdict:"tooLarge"});else if(entries)for(const N of entries)add(ks(R,N,inner??R.file));else failed(R.B,bf);};const ks=({B,af=0},N,file)=>
    ({B:`${B}/${N.B}`,file,N,af:af+1});const add=(R)=>{if(iQ(R.B))return;begun(R.B);progress.bo++;progress.show();if(!R.file){failed(R.B,{verdict:"unreadable"});progress.done++;return;}
    const[,aH,rest]=hH.exec(R.B.toUpperCase())??[];const other=aH&&waiting.get((aH==="A"?"P":"A")+rest);if(other){waiting.delete((aH==="A"?"P":"A")+rest);o(other,R);}else if(aH&&!waiting.has(aH+rest)){waiting.set(aH+rest,R);}else{o(R);}
    };const fL=async()=>{for(bz();bs.size;bz())await Promise.all(bs);};for await(const R of ag){add(R);while(bs.size>fm)await Promise.race(bs);}
    await fL();for(const R of waiting.values()){o(R);while(bs.size>fm)await Promise.race(bs);}
    await fL();}
    const ht=16;const fk=512<<20;function dU(one,other){for(const u of[one,other])u.number??=dU.next=(dU.next??0)+1;return`${one.number} ${other.number}`;}
    class hC{constructor(){this.aU={archive:[],patient:[]};this.fc=new Set();this.D=null;this.bf=null;}
    add(B,u){this.aU[u.aH].push({B,u});}
    async join(progress){for(const one of this.aU.archive){for(const other of this.aU.patient){const jf=this.fc.has(dU(one.u,other.u));if(this.D||jf||this.fc.size>=ht)continue;await this.tryPair(one,other,progress);}
    }
    }
    async tryPair(one,other,progress){const ah=gd(one.u.size);try{this.joined(one,other,await run("join",{one:one.u,other:other.u,ah},{progress,aR:dV(one.u)}));}catch(error){this.joined(one,other,error);}
    }
    joined(one,other,{verdict,ai,blob,...file},ab){this.fc.add(dU(one.u,other.u));if(this.D)return;if(verdict){this.bf??={verdict,ai,aK:[one.B,other.B]};}else{this.D={...file,one:one.u,other:other.u};this.bf=null;(blob?new ds(blob):file.at===undefined?new ds():ab).add(this.D);for(const{u}of[one,other])delete u.Q;}
    }
    }
    const aI={bi:new Set(),size:0,ah:0};class ds{constructor(blob){this.blob=blob;this.K=[];}
    add(D,at=D.at??0){Object.assign(D,{ab:this,at});this.K.push(D);this.keep();}
    keep(){if(!this.blob)return;if(!aI.bi.delete(this))aI.size+=this.blob.size;aI.bi.add(this);while(aI.size>fk&&aI.bi.size>1){const[eL]=aI.bi;aI.bi.delete(eL);aI.size-=eL.blob.size;eL.blob=null;}
    }
    contentOf({at,size}){return this.blob.slice(at,at+size);}
    }
    function gd(size){const cf=size>co;if(cf?aI.hasLong:aI.ah+size>fk)return false;if(cf)aI.hasLong=true;else aI.ah+=size;return true;}
    async function dR(D,eM){if(!D.ab.blob){const{one,other}=D;const{blob,crc}=await run("restore",{one,other},{...eM,aR:dV(one)});D.crc=crc;new ds(blob).add(D,0);}
    D.ab.keep();return D.ab.contentOf(D);}
    class ha{constructor(bp){this.bl=new Map();this.az=[];this.cN=new Map();this.bp=bp;this.progress={bo:0,done:0,cU:0,show:bp};this.bd=0;}
    clear(){this.bl.clear();this.cN.clear();this.az=[];Object.assign(this.progress,{bo:0,done:0});Object.assign(aI,{bi:new Set(),size:0,ah:0,hasLong:false});this.bp();}
    get K(){return[...this.bl.values()].map((I)=>I.D).filter(Boolean);}
    async aQ(ag){this.bd++;this.bp();const gf=[];const aB=(B,u)=>{const I=this.bl.get(u.I)??new hC();this.bl.set(u.I,I);I.add(B,u);if(I.D||!I.aU.archive.length||!I.aU.patient.length)return;this.progress.cU++;const bu=I.cU??Promise.resolve();I.cU=bu.then(()=>I.join()).then(()=>{this.progress.cU--;this.bp();});gf.push(I.cU);};const failed=(B,{verdict,ai})=>this.cN.set(B,{verdict,ai});const joined=(ca,bt,ab)=>{const[one,other]=ca[0].u.aH==="archive"?ca:ca.reverse();this.bl.get(one.u.I).joined(one,other,bt,ab);};const begun=(B)=>this.cN.delete(B);const eV=(B,aV)=>this.az.push({B,aV});try{await jr(ag,{begun,aB,failed,joined,eV,progress:this.progress});await Promise.all(gf);await this.joinSheets();if(this.bd===1)await this.settle();}finally{this.bd--;this.bp();}
    }
    get lone(){return[...this.bl.values()].filter((I)=>!I.D&&!I.bf
    &&I.aU.archive.length+I.aU.patient.length>0);}
    async joinSheets(){const ca=this.az.length?this.lone.flatMap((I)=>I.aU.archive.map((one)=>({I,one}))):[];await Promise.all(ca.map(async({I,one})=>{for(const{B,aV}of this.az){const u=await jY(aV,one.u);if(u&&!I.D)await I.tryPair(one,{B,u});}
    this.bp();}));}
    async settle(){const left=this.lone.flatMap((I)=>[...I.aU.archive,...I.aU.patient]
    .map((eq)=>({...eq,I})));if(left.length===2){const[one,other]=left;await one.I.tryPair(one,other);if(one.I.bf&&other.I!==one.I)other.I.iS=true;return;}
    await Promise.all(left.filter(({u})=>!u.iP).map(async({B,u,I})=>{try{await run("check",{u});u.iP=true;}catch(error){I.aU[u.aH]=I.aU[u.aH].filter((eq)=>eq.u!==u);this.cN.set(B,{verdict:error.verdict,ai:error.ai});}
    }));}
    get lengthened(){return[...this.bl.values()].flatMap(({aU})=>[...aU.archive,...aU.patient])
    .filter(({u})=>u.added);}
    get problems(){const aw=new Map();const add=(verdict,ai,...aK)=>{const kind=verdict!=="notPNG"||!ai?"":/^[A-Z]/.test(ai)?"-photo":`-${ai}`;const am=`verdict.${verdict}${kind}`,key=`${am} ${/^(newer|notPNG)/.test(verdict)?ai:""}`;const P=aw.get(key)??{am,verdict,ai,aK:[],A:0};P.aK.push(...aK);P.A++;aw.set(key,P);};for(const[B,{verdict,ai}]of this.cN)add(verdict,ai,B);for(const I of this.bl.values()){if(I.bf&&!I.D)add(I.bf.verdict,I.bf.ai,...I.bf.aK);if(I.bf||I.D||I.iS)continue;const{archive,patient}=I.aU;const gc=this.az.length>0;if(archive.length)add(gc?"notThisSheet":"waiting-patient","",archive[0].B);if(patient.length)add(gc?"notThisSheet":"waiting-archive","",patient[0].B);}
    if(!this.bl.size)for(const{B}of this.az)add("waiting-archive","",B);return[...aw.values()];}
    }
    function jN(K){const aw=new Map();for(const D of K){const{bU="",eU=""}=D.summary??{};const key=eU?`${bU} ${eU}`:`file ${D.B}`;if(!aw.has(key))aw.set(key,[]);aw.get(key).push(D);}
    const ag=[...aw].map(([key,dK])=>{dK.sort(iK(dK));return{key,summary:dK[0].summary??{},K:dK};});const number=({summary})=>summary.seriesNumber??Infinity;return ag.sort((a,b)=>compare(a.summary.bU||"\uFFFF",b.summary.bU||"\uFFFF")
    ||compare(number(a),number(b))||compare(a.K[0].B,b.K[0].B));}
    const hW=globalThis.Intl&&new Intl.Collator("en",{numeric:true});function compare(a,b){return a<b?-1:a>b?1:0;}
    function iK(K){const cy=K.map(({summary})=>summary?.bL),turns=new Set();for(const{summary}of K)turns.add(summary?.bH);const je=turns.size===1&&cy.every((aj)=>aj!==undefined)
    &&new Set(cy.map((aj)=>aj.toFixed(3))).size===cy.length;const fx=(a,b)=>compare(a.summary?.dF??Infinity,b.summary?.dF??Infinity)
    ||hW.compare(a.B,b.B);if(!je)return fx;const Y=Math.sign(K.reduce((aM,{summary})=>aM
    +(summary.bL-cy[0])*((summary.dF??0)-(K[0].summary.dF??0)),0))||1;return(a,b)=>Y*(a.summary.bL-b.summary.bL)||fx(a,b);}
    function cP(B){let U=B.split("/").filter((V)=>V&&V!==".");if(U.length>64)U=[...U.slice(0,63),U.at(-1)];const aW=U.map(iG);if(!aW.length)return"restored.dcm";const last=aW[aW.length-1],extension=/\.([^.]*)$/.exec(last)?.[1].toLowerCase();if(extension!==undefined&&names.runs.includes(extension))aW[aW.length-1]=`${last}.dcm`;return aW.join("/");}
    function iG(name){if(name==="..")return"_";let aW=name.replace(/(?!\uFE0F)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}<>:"|?*\\]/gu,"_")
    .replace(/\.\{/g,"._");aW=aW.replace(/^\./,"_");const cD=aW.replace(/\..*$/s,"").replace(/ +$/,"").toUpperCase();if(/^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9¹²³])$/.test(cD))aW=`_${aW}`;aW=eW(aW);return aW.replace(/[. ]+$/,(end)=>"_".repeat(end.length))||"_";}
    function eW(name,dL=""){const extension=/(?<=.)\.[^.]{0,15}$/su.exec(name)?.[0]??"";const A=(value)=>new TextEncoder().encode(value).length;let cD=[...name.slice(0,name.length-extension.length)];while(A(cD.join("")+dL+extension)>255)cD=cD.slice(0,-1);return cD.join("")+dL+extension;}
    function gP(B,cE){const eZ=B.lastIndexOf("/")+1;for(let number=1;;number++){const name=number===1?B.slice(eZ):eW(B.slice(eZ),` (${number})`);const bw=B.slice(0,eZ)+name;if(cE.has(bw.toLowerCase()))continue;cE.add(bw.toLowerCase());return bw;}
    }
    function eK(blob,name){const address=URL.createObjectURL(blob),link=X("a","",{href:address,download:name});document.body.append(link);link.click();link.remove();setTimeout(()=>URL.revokeObjectURL(address),600000);}
    async function saveOne(D){const name=cP(D.B).split("/").pop();eK(await dR(D,{urgent:true}),name);}
    async function*jH(K){const cp=aq.workers.length,bs=[];const cE=new Set();for(let i=0;i<K.length+cp;i++){if(i<K.length){const df=dR(K[i]);df.catch(()=>{});bs.push(df);}
    if(i<cp)continue;const D=K[i-cp],blob=await bs.shift();yield{D,blob,B:gP(cP(D.B),cE)};}
    }
    const hA=16<<20;function*iF(K){const all=new Set(K),bi=new Set();let P=[],size=0;for(const D of K){const{ab}=D;if(ab.blob){if(!bi.has(ab))yield ab.K.filter((one)=>all.has(one)).sort((a,b)=>a.at-b.at);bi.add(ab);continue;}
    if(D.size>co){yield[D];continue;}
    if(size+D.size>hA&&P.length){yield P;[P,size]=[[],0];}
    P.push(D);size+=D.size;}
    if(P.length)yield P;}
    async function jM(K,progress){const cE=new Set(),aK=new Map(),bN=new hM();for(const D of K)aK.set(D,gP(cP(D.B),cE));let done=0;const aw=[...iF(K)];const U=await Promise.all(aw.map(async(P)=>{const V=await packed(P,aK);progress(done+=P.length,K.length);return V;}));for(const D of aw.flat())bN.add(aK.get(D),D.size,D.crc);eK(new Blob([...U.flat(),bN.l()],{type:"application/zip"}),"exam.zip");}
    async function packed(P,aK){const[Y]=P,{ab}=Y,headOf=(D)=>dZ(aK.get(D),D.size,D.crc);if(ab.blob){let end=0;const jg=P.every((D)=>{const hV=D.at===end+headOf(D).length;end=D.at+D.size;return hV&&aK.get(D)===cP(D.B);});if(jg&&end===ab.blob.size)return[ab.blob];return P.flatMap((D)=>[headOf(D),ab.contentOf(D)]);}
    if(Y.size>co){const blob=await dR(Y);return[headOf(Y),blob];}
    const files=P.map((D)=>({one:D.one,other:D.other,B:aK.get(D)}));const{blob,sums}=await run("pack",{files},{aR:Math.max(...P.map(({one})=>dV(one)))});P.forEach((D,i)=>{D.crc=sums[i];});return[blob];}
    async function jL(K,progress){const dg=await showDirectoryPicker({mode:"readwrite"});let done=0;for await(const{blob,B}of jH(K)){const U=B.split("/"),name=U.pop();let folder=dg;for(const V of U)folder=await folder.getDirectoryHandle(V,{create:true});const file=await folder.getFileHandle(await iC(folder,name),{create:true});await blob.stream().pipeTo(await file.createWritable());progress(++done,K.length);}
    }
    async function iC(folder,name){for(let number=1;;number++){const bw=number===1?name:eW(name,` (${number})`);try{await folder.getFileHandle(bw);}catch(error){if(error.name==="NotFoundError")return bw;if(error.name!=="TypeMismatchError")throw error;}
    }
    }
    const m={frame:null,picture:null,image:null,center:0,width:1,preset:"",ce:false,zoom:1,x:0,y:0,mode:"window",line:null,aX:null,cz:new Map(),};function kb(picture,frame,bS){Object.assign(m,{picture,frame,line:null,aX:null});if(bS){Object.assign(m,{zoom:1,x:0,y:0,ce:false});m.preset=picture.dm?.length?"0":"range";}
    if(frame.au&&m.preset!=="own")fd(m.preset);dj();di();cx();}
    function fd(preset){const{picture,frame}=m,window=picture.dm[Number(preset)];m.preset=preset;if(window&&preset!=="range"){m.center=window.center;m.width=Math.max(1,window.width);}else{const cM=[frame.low,frame.high].map((value)=>value*picture.slope+picture.er);const low=Math.min(...cM),high=Math.max(...cM);m.center=(low+high)/2+0.5;m.width=Math.max(1,high-low+1);m.preset="range";}
    }
    function kr(){const{picture,frame,center,width}=m,aA=new Uint32Array(65536);const ex=Boolean(picture.ex)!==m.ce;for(let i=0;i<65536;i++){const value=(i-frame.aY)*picture.slope+picture.er;const at=width>1?(value-center+0.5)/(width-1)+0.5:value<center-0.5?0:1;let bP=Math.max(0,Math.min(255,Math.round(at*255)));if(ex)bP=255-bP;aA[i]=0xFF000000|bP<<16|bP<<8|bP;}
    return aA;}
    function cx(){const{frame,image}=m;if(!frame)return;image.width=frame.width;image.height=frame.height;const context=image.getContext("2d"),data=context.createImageData(frame.width,frame.height);if(frame.aZ){data.data.set(frame.aZ);for(let i=0;m.ce&&i<data.data.length;i++)if(i%4!==3)data.data[i]^=255;}else{const aA=kr(),bG=new Uint32Array(data.data.buffer),{au}=frame;for(let i=0;i<au.length;i++)bG[i]=aA[au[i]];}
    context.putImageData(data,0,0);bj();}
    function dP(){const canvas=E("canvas"),{frame,picture}=m;const eg=picture.cl?picture.cl[0]/picture.cl[1]:1;const fb=eg>0.05&&eg<20?eg:1;const dS=m.zoom*Math.min(canvas.width/frame.width,canvas.height/(frame.height*fb));return{ad:dS,down:dS*fb,left:canvas.width/2+m.x-frame.width*dS/2,top:canvas.height/2+m.y-frame.height*dS*fb/2};}
    function bj(){const canvas=E("canvas"),context=canvas.getContext("2d"),{frame,image}=m;const ap=Math.min(2,devicePixelRatio||1),box=canvas.getBoundingClientRect();canvas.width=Math.max(1,Math.round(box.width*ap));canvas.height=Math.max(1,Math.round(box.height*ap));context.fillStyle="#000";context.fillRect(0,0,canvas.width,canvas.height);if(!frame)return;const{ad,down,left,top}=dP();context.imageSmoothingEnabled=ad<4;context.imageSmoothingQuality="high";context.drawImage(image,left,top,frame.width*ad,frame.height*down);if(m.line)im(context,ap);if(m.aX)il(context,ap);}
    function im(context,ap){const{ad,down,left,top}=dP(),{from,to}=m.line;const[x1,y1,x2,y2]=[left+from.x*ad,top+from.y*down,left+to.x*ad,top+to.y*down];for(const[color,width]of[["#000",4],["#ffd400",2]]){context.strokeStyle=color;context.lineWidth=width*ap;context.beginPath();context.moveTo(x1,y1);context.lineTo(x2,y2);context.stroke();}
    const label=gh();context.font=`${14*ap}px system-ui, sans-serif`;const dl=context.measureText(label).width+12*ap,high=22*ap;const x=Math.max(0,Math.min(context.canvas.width-dl,Math.max(x1,x2)+8*ap));const y=Math.max(0,Math.min(context.canvas.height-high,(y1+y2)/2));context.fillStyle="#000";context.fillRect(x,y,dl,high);context.fillStyle="#ffd400";context.fillText(label,x+6*ap,y+16*ap);}
    function il(context,ap){const{ad,down,left,top}=dP(),x=left+m.aX.x*ad,y=top+m.aX.y*down;context.strokeStyle="#ffd400";context.lineWidth=2*ap;context.beginPath();for(const[dx,dy]of[[1,0],[0,1]]){context.moveTo(x-10*ap*dx,y-10*ap*dy);context.lineTo(x+10*ap*dx,y+10*ap*dy);}
    context.stroke();}
    function gh(){const{from,to}=m.line,{cl,cS}=m.picture,{O}=m.frame;const dx=(to.x-from.x)*O,dy=(to.y-from.y)*O;const dn=(value,dz)=>value.toLocaleString(language,{maximumFractionDigits:dz});if(!cl)return text("lengthPixels",dn(Math.hypot(dx,dy),0));const length=Math.hypot(dx*cl[1],dy*cl[0]);return text(cS?"lengthDetector":"length",dn(length,1));}
    function dO(J){const canvas=E("canvas"),box=canvas.getBoundingClientRect();const{ad,down,left,top}=dP(),ap=canvas.width/box.width;return{x:((J.clientX-box.left)*ap-left)/ad,y:((J.clientY-box.top)*ap-top)/down};}
    function cF(is){const zoom=Math.max(0.2,Math.min(40,m.zoom*is)),by=zoom/m.zoom;Object.assign(m,{zoom,x:m.x*by,y:m.y*by});bj();}
    function gQ(dx,dy){if(!m.frame?.au)return;const gH=Math.max(1,m.width)/300;m.width=Math.max(1,m.width+dx*gH);m.center+=dy*gH;m.preset="own";dj();cx();}
    function eH(dx,dy){const ap=E("canvas").width/E("canvas").getBoundingClientRect().width;m.x+=dx*ap;m.y+=dy*ap;bj();}
    function ik(J){const bu=m.cz.get(J.pointerId);if(!bu||!m.frame)return;const dx=J.clientX-bu.x,dy=J.clientY-bu.y;if(m.cz.size===2){const[other]=[...m.cz].filter(([id])=>id!==J.pointerId).map(([,aj])=>aj);const bk=(aj)=>Math.hypot(aj.x-other.x,aj.y-other.y);cF(bk({x:J.clientX,y:J.clientY})/Math.max(1,bk(bu)));eH(dx/2,dy/2);}else if(m.mode==="window"){gQ(dx,dy);}else if(m.mode==="move"){eH(dx,dy);}else{m.line={from:m.line?.from??dO(J),to:dO(J)};bj();di();}
    m.cz.set(J.pointerId,{x:J.clientX,y:J.clientY});}
    function ko(J){const O=J.shiftKey?10:1,arrow={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[J.key];if(!m.frame||J.ctrlKey||J.metaKey||J.altKey)return false;if(J.key==="+"||J.key==="=")cF(1.25);else if(J.key==="-")cF(0.8);else if(J.key==="0")gz();else if(J.key==="i")invert();else if(J.key==="PageUp")ei(-1);else if(J.key==="PageDown")ei(1);else if(arrow&&m.mode==="window")gQ(10*O*arrow[0],10*O*arrow[1]);else if(arrow&&m.mode==="move")eH(20*arrow[0],20*arrow[1]);else if(arrow)gk(O*arrow[0],O*arrow[1]);else if(J.key==="Enter"&&m.mode==="measure")jo();else return false;return true;}
    function gk(dx,dy){const{frame}=m,aX=m.aX??{x:frame.width/2,y:frame.height/2};m.aX={x:Math.max(0,Math.min(frame.width,aX.x+dx)),y:Math.max(0,Math.min(frame.height,aX.y+dy))};if(m.line?.ez)m.line.to=m.aX;bj();di();}
    function jo(){if(!m.aX)gk(0,0);if(m.line?.ez)m.line.ez=false;else m.line={from:m.aX,to:m.aX,ez:true};bj();di();}
    function di(){E("length").textContent=m.line?gh():"";}
    function invert(){m.ce=!m.ce;dj();cx();}
    function gz(){Object.assign(m,{zoom:1,x:0,y:0,ce:false,line:null,aX:null});if(m.frame.au)fd(m.picture.dm.length?"0":"range");dj();di();cx();}
    function dj(){const{picture,frame}=m,isGray=Boolean(frame.au),preset=E("preset");for(const id of["preset","center","width"])E(id).closest("label").hidden=!isGray;E("invert").setAttribute("aria-pressed",String(m.ce));if(!isGray)return;const eM=picture.dm.map(({center,width,name},i)=>
    X("option",name||`${center} / ${width}`,{value:String(i)}));preset.replaceChildren(...eM,X("option",text("wholeRange"),{value:"range"}),X("option",text("ownWindow"),{value:"own"}));preset.value=m.preset;const cM=[frame.low,frame.high].map((value)=>value*picture.slope+picture.er);const low=Math.min(...cM,m.center-m.width/2),high=Math.max(...cM,m.center+m.width/2);Object.assign(E("center"),{min:Math.floor(low),max:Math.ceil(high),value:m.center});Object.assign(E("width"),{min:1,max:Math.ceil(Math.max(2,high-low)),value:m.width});}
    function jV(){const canvas=E("canvas");m.image=document.createElement("canvas");canvas.addEventListener("pointerdown",(J)=>{canvas.setPointerCapture(J.pointerId);m.cz.set(J.pointerId,{x:J.clientX,y:J.clientY});if(m.mode==="measure"&&m.frame)m.line={from:dO(J),to:dO(J)};});canvas.addEventListener("pointermove",ik);for(const kind of["pointerup","pointercancel"]){canvas.addEventListener(kind,(J)=>m.cz.delete(J.pointerId));}
    canvas.addEventListener("wheel",(J)=>{J.preventDefault();if(J.ctrlKey)cF(J.deltaY<0?1.15:1/1.15);else ei(Math.sign(J.deltaY));},{passive:false});canvas.addEventListener("keydown",(J)=>{if(ko(J))J.preventDefault();});for(const mode of document.querySelectorAll("input[name=mode]")){mode.addEventListener("change",()=>{m.mode=mode.value;});}
    E("preset").addEventListener("change",({target})=>{if(target.value!=="own")fd(target.value);dj();cx();});for(const id of["center","width"]){E(id).addEventListener("input",({target})=>{m[id]=Number(target.value);m.preset=E("preset").value="own";cx();});}
    E("invert").addEventListener("click",invert);E("reset").addEventListener("click",gz);E("larger").addEventListener("click",()=>cF(1.25));E("smaller").addEventListener("click",()=>cF(0.8));new ResizeObserver(bj).observe(canvas);}
    const hz=/^(SR|DOC|KO|PR|RT(PLAN|STRUCT|RECORD)|REG|ECG|EEG|HD|)$/;const H={series:[],key:"",S:0,number:0,D:null,content:null,last:null,ah:0,cd:false};function gF(K,bd){H.series=jN(K);E("exam").hidden=!K.length;kc(K);if(!K.length)return;const aI=H.series.find(({key})=>key===H.key);if(!aI||!H.cd&&!bd){const{key}=H.series.find(fN)??H.series[0];if(key!==H.key)Object.assign(H,{key,S:0,number:0,D:null});}
    const gK=new Set(),buttons=E("series").getElementsByTagName("button");const ix=[...buttons].indexOf(document.activeElement);E("series").replaceChildren(...H.series.flatMap((series)=>{const{summary:{modality,series:name,seriesNumber},K:files}=series;const title=[modality,name||(seriesNumber===undefined?"":text("seriesNumber",`${seriesNumber}`))]
    .filter(Boolean).join(" · ")||text("otherFile");const button=X("button",[X("b",title),X("span",cI(fN(series)?"images":"files",files.length))],{"aria-pressed":String(series.key===H.key)});button.addEventListener("click",()=>{Object.assign(H,{key:series.key,S:0,number:0,D:null,cd:true});gF(K);});const R=X("li",button),iT=!gK.has(series.summary.bU);gK.add(series.summary.bU);return iT&&H.iZ?[ki(series.summary),R]:[R];}));buttons[ix]?.focus();const files=cL(),S=H.cd||bd?files.indexOf(H.D)
    :files[0]===H.D?0:-1;if(S<0&&!H.cd)H.S=0;if(S>=0)H.S=S;eX();if(S<0)eD(true);}
    function fN({summary}){return!hz.test(summary.modality??"");}
    function kc(K){const ch=K.map(({summary})=>summary).filter(Boolean);const fF=(value)=>new Set(ch.map(value).filter(Boolean)).size;const size=fF(({id,patient})=>id||patient);H.iZ=fF(({bU})=>bU)>1;E("patients").hidden=size<2;E("patients").textContent=text("patients",size);}
    function ki({patient,id,date,study}){return X("li",[patient||id,dw(date??""),study].filter(Boolean).join(", ")||text("otherFile"),{class:"study"});}
    function cL(){return H.series.find(({key})=>key===H.key)?.K??[];}
    function ei(by){const av=H.content?.av??1;if(av>1)dE(H.S,H.number+by);else dE(H.S+by,0);}
    function dE(S,number){const files=cL(),av=H.content?.av??1;const next=Math.max(0,Math.min(files.length-1,S));const frame=next===H.S?Math.max(0,Math.min(av-1,number)):0;if(next===H.S&&frame===H.number)return;Object.assign(H,{S:next,number:frame,cd:true});eX();eD(false);}
    function eX(){const files=cL(),av=H.content?.av??1;for(const[id,A,at]of[["image",files.length,H.S],["frame",av,H.number]]){const fa=E(id);fa.closest("label").hidden=A<2;Object.assign(fa,{min:1,max:A,value:at+1});E(`${id}Text`).textContent=text(`${id}Of`,at+1,A);fa.setAttribute("aria-valuetext",text(`${id}Of`,at+1,A));}
    E("canvas").setAttribute("aria-label",text("pictureName",text("imageOf",H.S+1,files.length)));}
    async function eD(bS){const bH=++H.ah,D=cL()[H.S];H.bS||=bS;if(H.fX||!D)return;H.fX=true;const show=(content,frame)=>{if(bH!==H.ah)return;gE(D,content,frame,H.bS);H.bS=false;};try{if(H.D!==D||!H.content){const content=await run("content",{blob:await dR(D,{urgent:true})},{urgent:true});Object.assign(H,{D,content});}
    const{content}=H,number=Math.min(H.number,(content.av??1)-1);const frame=content.kind==="picture"
    ?await run("frame",{picture:content,number},{urgent:true}):null;show(content,frame);}catch(error){show({kind:"hidden",summary:D.summary,...H.content,...(error.verdict==="hidden"?{}:{verdict:error.verdict}),av:1,failed:true},null);}
    H.fX=false;if(bH!==H.ah)eD(false);}
    function gE(D,content,frame,bS){H.last=[D,content,frame];E("picture").hidden=!frame;E("other").hidden=Boolean(frame);eX();if(frame)kb(content,frame,bS);else E("other").replaceChildren(...ju(D,content));ka(content.summary??{});}
    function ju(D,content){if(content.verdict)return[X("p",text(`verdict.${content.verdict}`))];if(content.kind==="report"){return[X("h3",content.title||text("report")),gy(content.items)];}
    if(content.kind==="pdf"){const open=X("button",text("openPDF"));open.addEventListener("click",()=>window.open(URL.createObjectURL(content.pdf),"_blank","noopener"));const save=X("button",text("savePDF"));save.addEventListener("click",()=>eK(content.pdf,"document.pdf"));return[X("p",text("pdf")),X("p",[open,save],{class:"buttons"})];}
    return[X("p",text(content.kind==="none"?"noPicture":"hiddenPicture"))];}
    function gy(items){return X("ul",items.map(({name,kind,value,items:children})=>X("li",[name?X("b",value?`${name}: `:name):"",kind==="DATE"?dw(value):value,...(children.length?[gy(children)]:[]),])));}
    function ka(summary){const facts=[["patient",summary.patient],["patientID",summary.id],["born",dw(summary.born??"")],["date",dw(summary.date??"")],["modality",summary.modality],["study",summary.study],["seriesName",summary.series]];E("facts").replaceChildren(...facts.filter(([,value])=>value).map(([am,value])=>
    X("div",[X("dt",text(am)),X("dd",value)])));}
    function ic(){Object.assign(H,{key:"",D:null,content:null,last:null,ah:H.ah+1,cd:false});Object.assign(m,{frame:null,line:null,aX:null});for(const id of["facts","other","saved","sheetSaid","length"])E(id).replaceChildren();bj();}
    function jP(){for(const kind of["pointerdown","keydown"])E("picture").addEventListener(kind,()=>H.cd=true);E("image").addEventListener("input",({target})=>dE(Number(target.value)-1,0));E("frame").addEventListener("input",({target})=>dE(H.S,Number(target.value)-1));}
    function kd(exam){const problems=exam.bd?exam.problems.filter(({verdict})=>!verdict.startsWith("waiting")):exam.problems;E("problems").hidden=!problems.length;E("problemList").replaceChildren(...problems.map(({am,verdict,ai,aK,A})=>{const[kp,...rest]=text(am,ai).split("\n");const R=X("li",[X("p",X("b",kp)),...rest.map((line)=>X("p",line))]);const most=aK.length>51?50:51;const ag=X("ul",aK.slice(0,most).map((B)=>X("li",B)));if(aK.length>most)ag.append(X("li",text("andMore",aK.length-most)));R.append(A>3
    ?X("details",[X("summary",cI("files",aK.length)),ag]):ag);R.dataset.verdict=verdict;return R;}));}
    function ke(exam){const{bo,done}=exam.progress,K=exam.K,U=[];E("progress").hidden=!exam.bd;Object.assign(E("progress"),{max:Math.max(1,bo+K.length),value:done+K.length});if(exam.bd)U.push(text("working",done,bo));else if(bo&&!K.length)U.push(text("nothingJoined"));if(K.length)U.push(cI("joined",K.length));E("status").textContent=U.join(" ");const bp=K.filter(({bD})=>!bD).length;E("inexact").hidden=!bp;E("inexact").textContent=cI("inexact",bp);const lengthened=exam.lengthened,most=lengthened.length>4?3:4;E("added").hidden=!lengthened.length;E("added").replaceChildren(...lengthened.slice(0,most).map(({B,u})=>
    X("p",cI("added",u.added,B))));if(lengthened.length>most)E("added").append(X("p",text("andMore",lengthened.length-most)));E("save").hidden=!K.length;E("clear").hidden=!bo&&!exam.az.length;E("clear").disabled=exam.bd;E("saveFolder").hidden=!window.showDirectoryPicker;E("saveSize").textContent=text("size",hX(K.reduce((aM,{size})=>aM+size,0)));}
    function jQ(source){let timer=0,next=0;const show=()=>{timer=0;ke(exam);kd(exam);const{K,bd}=exam,now=performance.now();if(!bd||now>next){gF(K,bd);if(K.length)next=now+1000;}
    document.body.dataset.state=exam.bd?"busy":"idle";};const exam=new ha(()=>{document.body.dataset.state="busy";timer||=setTimeout(show,exam.progress.bo>20?250:30);});jU(()=>{gG();show();if(H.last)gE(...H.last,false);});try{jR(source);}catch(error){E("status").textContent=text("oldBrowser");return;}
    jV();jP();jO(exam);jT(exam);jS(exam);E("clear").addEventListener("click",()=>{ic();exam.clear();jG();});addEventListener("pageshow",({persisted})=>persisted&&location.reload());document.body.dataset.state="idle";}
    function jO(exam){addEventListener("dragover",(J)=>{J.preventDefault();document.body.classList.add("over");});addEventListener("dragleave",(J)=>{if(!J.relatedTarget)document.body.classList.remove("over");});addEventListener("drop",(J)=>{J.preventDefault();document.body.classList.remove("over");exam.aQ(ip(J.dataTransfer));});for(const id of["files","folder"]){const input=E(id);E(`${id}Button`).addEventListener("click",()=>input.click());input.addEventListener("change",()=>{const fy=[...input.files];input.value="";if(fy.length)exam.aQ(ib(fy));});}
    }
    function jT(exam){const ct=E("sheetText"),said=E("sheetSaid");E("sheetUse").addEventListener("click",()=>{try{const az=gs(ct.value),{mistake}=az;said.textContent=text("sheetTaken",az.map(({label})=>label).filter(Boolean).join(", "));delete said.dataset.verdict;if(mistake)said.append("\n",text(`verdict.${mistake.verdict}`,mistake.ai));else ct.value="";exam.az.push(...az.map((aV)=>({B:text("sheetTitle"),aV})));exam.aQ([]);}catch(error){said.textContent=text(`verdict.${error.verdict}`,error.ai);said.dataset.verdict=error.verdict;ct.focus();}
    });}
    function jS(exam){const saving=(save)=>async()=>{const buttons=[...E("save").querySelectorAll("button")];for(const button of buttons)button.disabled=true;try{await save((done,all)=>{E("saved").textContent=text("saving",done,all);});E("saved").textContent=text("saved");}catch(error){E("saved").textContent=error.name==="AbortError"?""
    :text(error.verdict?`verdict.${error.verdict}`:"saveFailed");}
    for(const button of buttons)button.disabled=false;};const all=()=>H.series.flatMap(({K})=>K);E("saveOne").addEventListener("click",saving(()=>saveOne(cL()[H.S])));E("saveAll").addEventListener("click",saving((progress)=>jM(all(),progress)));E("saveFolder").addEventListener("click",saving((progress)=>jL(all(),progress)));}
    if(typeof document==="undefined")dY();else jQ(document.currentScript.textContent);})();
    """#
}
