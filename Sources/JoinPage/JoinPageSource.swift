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
    "use strict";(()=>{class aL extends Error{constructor(verdict,ak){super(verdict);this.verdict=verdict;this.ak=ak;}
    }
    function E(ed,verdict,ak){if(!ed)throw new aL(verdict,ak);}
    function au(blob,o,end){if(blob instanceof Uint8Array)return blob.slice(o,end);try{return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(o,end)));}catch(H){throw new aL("unreadable");}
    }
    async function eF(blob){try{return new Uint8Array(await blob.arrayBuffer());}catch(H){throw new aL("unreadable");}
    }
    async function jl(fn){const ae=await eF(new Blob(fn));let at=0;return fn.map(({size})=>ae.subarray(at,at+=size));}
    function bE(l,at){return l[at]<<8|l[at+1];}
    function al(l,at){return(l[at]<<24|l[at+1]<<16|l[at+2]<<8|l[at+3])>>>0;}
    function df(l,at){const value=al(l,at)*2**32+al(l,at+4);return Number.isSafeInteger(value)?value:Infinity;}
    function fD(l){return Array.from(l,(byte)=>byte.toString(16).padStart(2,"0")).join("");}
    function bQ(l){return String.fromCharCode(...l);}
    function cv(a,b){return a.length===b.length&&a.every((byte,P)=>byte===b[P]);}
    function cM(...parts){const l=new Uint8Array(parts.reduce((aJ,U)=>aJ+U.length,0));let at=0;for(const U of parts){l.set(U,at);at+=U.length;}
    return l;}
    function er(l){return BigInt("0x"+(fD(l.slice().reverse())||"0"));}
    class dU{constructor(blob){this.blob=blob;this.o=0;this.Z=new Uint8Array(0);}
    l(o,end){if(o<this.o||end>this.o+this.Z.length){this.Z=au(this.blob,o,Math.max(end,o+65536));this.o=o;}
    return this.Z.subarray(o-this.o,end-this.o);}
    }
    class bF{static dE=4<<20;constructor(){this.parts=[];this.aT=null;this.aj=0;this.size=0;}
    write(l){this.size+=l.length;for(let at=0;at<l.length;){this.aT??=new Uint8Array(Math.min(bF.dE,Math.max(65536,this.size)));const A=Math.min(l.length-at,this.aT.length-this.aj);this.aT.set(l.subarray(at,at+A),this.aj);this.aj+=A;at+=A;if(this.aj===this.aT.length)this.bt();}
    }
    bt(){if(this.aj)this.parts.push(new Blob([this.aT.subarray(0,this.aj)]));this.aT=null;this.aj=0;}
    ap(){this.bt();return new Blob(this.parts);}
    ee(){return this.parts.length?this.ap():this.aT?.slice(0,this.aj)??new Uint8Array(0);}
    }
    function*cX(blob,dE=2<<20){const size=de(blob);for(let at=0;at<size;at+=dE){yield au(blob,at,Math.min(at+dE,size));}
    }
    function de(blob){return blob.size??blob.length;}
    const hO=(()=>{const av=new Int32Array(16*256);for(let n=0;n<256;n++){let c=n;for(let bit=0;bit<8;bit++)c=c&1?c>>>1^0xEDB88320:c>>>1;av[n]=c;}
    for(let n=256;n<av.length;n++)av[n]=av[n-256]>>>8^av[av[n-256]&255];return av;})();function cE(l,crc=0){const t=hO;let c=~crc,at=0;for(;at<l.length&&l.byteOffset+at&3;at++)c=t[(c^l[at])&255]^c>>>8;const left=l.length-at;const words=left<16?[]:new Int32Array(l.buffer,l.byteOffset+at,left>>4<<2);for(let i=0;i<words.length;i+=4){const d=words[i+1],e=words[i+2],f=words[i+3];c^=words[i];c=t[3840|c&255]^t[3584|c>>>8&255]^t[3328|c>>>16&255]^t[3072|c>>>24]
    ^t[2816|d&255]^t[2560|d>>>8&255]^t[2304|d>>>16&255]^t[2048|d>>>24]
    ^t[1792|e&255]^t[1536|e>>>8&255]^t[1280|e>>>16&255]^t[1024|e>>>24]
    ^t[768|f&255]^t[512|f>>>8&255]^t[256|f>>>16&255]^t[f>>>24];}
    for(at+=4*words.length;at<l.length;at++)c=t[(c^l[at])&255]^c>>>8;return~c>>>0;}
    function hw(l,adler=1){let a=adler&0xFFFF,b=adler>>>16;for(let at=0;at<l.length;){const end=Math.min(at+3800,l.length);for(;at<end;at++){a+=l[at];b+=a;}
    a%=65521;b%=65521;}
    return(b<<16|a)>>>0;}
    function ge(A,da){const values=[];for(let n=2;values.length<A;n++){let fL=true;for(let d=2;d*d<=n;d++)fL&&=n%d!==0;if(fL)values.push(jo(BigInt(n),da));}
    return Int32Array.from(values);}
    function jo(n,da){const dH=BigInt(da),goal=n<<32n*dH;let low=0n,high=1n<<40n;while(high-low>1n){const cU=low+high>>1n;if(cU**dH<=goal)low=cU;else high=cU;}
    return Number(BigInt.asIntN(32,low));}
    const hs=ge(64,3);const ht=ge(8,2);class hq{constructor(){this.state=ht.slice();this.words=new Int32Array(64);this.block=new Uint8Array(64);this.aj=0;this.A=0;}
    update(l){this.A+=l.length;let at=0;if(this.aj){at=Math.min(64-this.aj,l.length);this.block.set(l.subarray(0,at),this.aj);this.aj+=at;if(this.aj<64)return;this.bq(this.block,0,64);this.aj=0;}
    const ae=at+((l.length-at)&~63);this.bq(l,at,ae);this.aj=l.length-ae;this.block.set(l.subarray(ae));}
    ap(){const A=this.A,pad=new Uint8Array((this.aj<56?56:120)-this.aj+8);pad[0]=0x80;const m=new DataView(pad.buffer);m.setUint32(pad.length-8,Math.floor(A/2**29));m.setUint32(pad.length-4,A*8>>>0);this.update(pad);const digest=new DataView(new ArrayBuffer(32));this.state.forEach((ah,i)=>digest.setInt32(4*i,ah));return new Uint8Array(digest.buffer);}
    bq(l,o,end){const w=this.words,k=hs,state=this.state;let[s0,s1,s2,s3,s4,s5,s6,s7]=state;for(let at=o;at<end;at+=64){for(let i=0,b=at;i<16;i++,b+=4){w[i]=l[b]<<24|l[b+1]<<16|l[b+2]<<8|l[b+3];}
    for(let i=16;i<64;i++){const x=w[i-15],y=w[i-2];const left=(x>>>7|x<<25)^(x>>>18|x<<14)^x>>>3;const aa=(y>>>17|y<<15)^(y>>>19|y<<13)^y>>>10;w[i]=((w[i-16]+w[i-7]|0)+left|0)+aa|0;}
    let a=s0,b=s1,c=s2,d=s3,e=s4,f=s5,g=s6,h=s7;for(let i=0;i<64;i++){const t0=(h+((e>>>6|e<<26)^(e>>>11|e<<21)^(e>>>25|e<<7))|0)
    +(g^e&(f^g))|0;const t1=(t0+k[i]|0)+w[i]|0;const t2=((a>>>2|a<<30)^(a>>>13|a<<19)^(a>>>22|a<<10))
    +(a&b|c&(a|b))|0;h=g;g=f;f=e;e=d+t1|0;d=c;c=b;b=a;a=t1+t2|0;}
    s0=s0+a|0;s1=s1+b|0;s2=s2+c|0;s3=s3+d|0;s4=s4+e|0;s5=s5+f|0;s6=s6+g|0;s7=s7+h|0;}
    state.set([s0,s1,s2,s3,s4,s5,s6,s7]);}
    }
    const gP=[3,4,5,6,7,8,9,10,11,13,15,17,19,23,27,31,35,43,51,59,67,83,99,115,131,163,195,227,258];const gQ=[0,0,0,0,0,0,0,0,1,1,1,1,2,2,2,2,3,3,3,3,4,4,4,4,5,5,5,5,0];const gJ=[1,2,3,4,5,7,9,13,17,25,33,49,65,97,129,193,257,385,513,769,1025,1537,2049,3073,4097,6145,8193,12289,16385,24577];const gK=[0,0,0,0,1,1,2,2,3,3,4,4,5,5,6,6,7,7,8,8,9,9,10,10,11,11,12,12,13,13];const gH=[16,17,18,0,8,7,9,6,10,5,11,4,12,3,13,2,14,1,15];class aD extends Error{}
    function cY(bb,fK=false){const cD=new Uint16Array(16),next=new Uint16Array(16);for(const length of bb)cD[length]++;cD[0]=0;let cR=0,left=1;for(let length=1;length<16;length++){left=2*left-cD[length];if(left<0)throw new aD();if(cD[length])cR=length;}
    if(left>0&&cR&&(fK||cR!==1))throw new aD();if(fK&&!cR)throw new aD();for(let length=1,code=0;length<16;length++){code=code+cD[length-1]<<1;next[length]=code;}
    const C=Math.max(1,cR),av=new Uint16Array(1<<C);bb.forEach((length,ab)=>{if(!length)return;let code=next[length]++,reversed=0;for(let bit=0;bit<length;bit++,code>>=1)reversed=reversed<<1|code&1;for(let at=reversed;at<av.length;at+=1<<length)av[at]=ab<<4|length;});return{av,mask:av.length-1};}
    const ib=(()=>{const bb=Array.from({length:288},(_,n)=>n<144?8:n<256?9:n<280?7:8);return[cY(bb),cY(new Array(32).fill(5))];})();class cA{constructor(pull,sink,limit){this.pull=pull;this.sink=sink;this.limit=limit;this.input=new Uint8Array(0);this.at=0;this.aX=0;this.Z=0;this.out=new Uint8Array(1<<18);this.end=0;this.flushed=0;this.bh=0;}
    byte(){while(this.at===this.input.length){this.input=this.pull();this.at=0;if(!this.input)throw new aD();}
    return this.input[this.at++];}
    C(A){while(this.Z<A){this.aX|=this.byte()<<this.Z;this.Z+=8;}
    const value=this.aX&(1<<A)-1;this.aX>>>=A;this.Z-=A;return value;}
    ab({av,mask}){for(;;){const X=av[this.aX&mask],length=X&15;if(length&&length<=this.Z){this.aX>>>=length;this.Z-=length;return X>>4;}
    if(this.Z>15)throw new aD();this.aX|=this.byte()<<this.Z;this.Z+=8;}
    }
    bt(){this.bh+=this.end-this.flushed;if(this.bh>this.limit)throw new aD();this.sink(this.out.subarray(this.flushed,this.end));if(this.end>32768){this.out.copyWithin(0,this.end-32768,this.end);this.end=32768;}
    this.flushed=this.end;}
    run(){for(let cJ=0;!cJ;){cJ=this.C(1);const kind=this.C(2);if(kind===0)this.bg();else if(kind===1)this.coded(...ib);else if(kind===2)this.coded(...this.readCodes());else throw new aD();}
    this.bt();this.aX>>>=this.Z&7;this.Z&=~7;}
    get hasMore(){if(this.Z)return true;while(this.input&&this.at===this.input.length){this.input=this.pull();this.at=0;}
    return this.input!==null;}
    bg(){this.C(this.Z&7);let A=this.C(16);if((this.C(16)^A)!==0xFFFF)throw new aD();while(A){if(this.out.length-this.end<65536)this.bt();this.out[this.end++]=this.Z?this.C(8):this.byte();const cS=Math.min(--A,this.input.length-this.at,this.out.length-this.end);if(this.Z||cS<=0)continue;this.out.set(this.input.subarray(this.at,this.at+cS),this.end);this.at+=cS;this.end+=cS;A-=cS;}
    }
    readCodes(){const cq=this.C(5)+257,distances=this.C(5)+1,A=this.C(4)+4;if(cq>286||distances>30)throw new aD();const S=new Uint8Array(19);for(let i=0;i<A;i++)S[gH[i]]=this.C(3);const code=cY(S,true),bb=new Uint8Array(cq+distances);for(let i=0;i<bb.length;){const ab=this.ab(code);if(ab<16){bb[i++]=ab;continue;}
    if(ab===16&&i===0)throw new aD();const value=ab===16?bb[i-1]:0;const gz=ab===16?3+this.C(2):ab===17?3+this.C(3)
    :11+this.C(7);if(i+gz>bb.length)throw new aD();bb.fill(value,i,i+=gz);}
    if(!bb[256])throw new aD();return[cY(bb.subarray(0,cq)),cY(bb.subarray(cq))];}
    coded(cq,distances){const out=this.out;for(;;){if(out.length-this.end<300)this.bt();const ab=this.ab(cq);if(ab<256){out[this.end++]=ab;continue;}
    if(ab===256)return;if(ab>285)throw new aD();const length=gP[ab-257]+this.C(gQ[ab-257]);const bf=this.ab(distances);if(bf>29)throw new aD();const fx=gJ[bf]+this.C(gK[bf]);if(fx>this.end)throw new aD();for(const end=this.end+length;this.end<end;this.end++){out[this.end]=out[this.end-fx];}
    }
    }
    }
    function iu(l){const input=[l],out=[];new cA(()=>input.pop()??null,(U)=>out.push(U.slice()),Infinity).run();return cM(...out);}
    const cB=(1n<<130n)-5n;const aK=1.5*2**74;const bG=2**-22;function gd(value){return Array.from({length:6},(_,i)=>Number(value>>BigInt(22*i)&0x3FFFFFn));}
    class ho{constructor(key){this.r=er(key.subarray(0,16))&0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFFn;this.s=er(key.subarray(16,32));this.one=gd(this.r);this.two=gd(this.r*this.r%cB);this.h=[0,0,0,0,0,0];}
    bl(l){const words=new Int32Array(l.buffer,l.byteOffset,l.length>>2);const[r0,r1,r2,r3,r4,r5]=this.one,[q0,q1,q2,q3,q4,q5]=this.two;const s1=20*r1,s2=20*r2,s3=20*r3,s4=20*r4,s5=20*r5;const t1=20*q1,t2=20*q2,t3=20*q3,t4=20*q4,t5=20*q5;let[h0,h1,h2,h3,h4,h5]=this.h;for(let i=0;i<words.length;i+=8){let w0=words[i],w1=words[i+1],w2=words[i+2],w3=words[i+3];const a0=h0+(w0&0x3FFFFF),a1=h1+((w0>>>22|w1<<10)&0x3FFFFF);const a2=h2+((w1>>>12|w2<<20)&0x3FFFFF),a3=h3+(w2>>>2&0x3FFFFF);const a4=h4+((w2>>>24|w3<<8)&0x3FFFFF),a5=h5+(w3>>>14|0x40000);w0=words[i+4];w1=words[i+5];w2=words[i+6];w3=words[i+7];const b0=w0&0x3FFFFF,b1=(w0>>>22|w1<<10)&0x3FFFFF;const b2=(w1>>>12|w2<<20)&0x3FFFFF,b3=w2>>>2&0x3FFFFF;const b4=(w2>>>24|w3<<8)&0x3FFFFF,b5=w3>>>14|0x40000;h0=a0*q0+a1*t5+a2*t4+a3*t3+a4*t2+a5*t1
    +(b0*r0+b1*s5+b2*s4+b3*s3+b4*s2+b5*s1);h1=a0*q1+a1*q0+a2*t5+a3*t4+a4*t3+a5*t2
    +(b0*r1+b1*r0+b2*s5+b3*s4+b4*s3+b5*s2);h2=a0*q2+a1*q1+a2*q0+a3*t5+a4*t4+a5*t3
    +(b0*r2+b1*r1+b2*r0+b3*s5+b4*s4+b5*s3);h3=a0*q3+a1*q2+a2*q1+a3*q0+a4*t5+a5*t4
    +(b0*r3+b1*r2+b2*r1+b3*r0+b4*s5+b5*s4);h4=a0*q4+a1*q3+a2*q2+a3*q1+a4*q0+a5*t5
    +(b0*r4+b1*r3+b2*r2+b3*r1+b4*r0+b5*s5);h5=a0*q5+a1*q4+a2*q3+a3*q2+a4*q1+a5*q0
    +(b0*r5+b1*r4+b2*r3+b3*r2+b4*r1+b5*r0);let c=h0+aK-aK,d=h3+aK-aK;h0-=c;h1+=c*bG;h3-=d;h4+=d*bG;c=h1+aK-aK;d=h4+aK-aK;h1-=c;h2+=c*bG;h4-=d;h5+=d*bG;c=h2+aK-aK;d=h5+aK-aK;h2-=c;h3+=c*bG;h5-=d;h0+=20*bG*d;c=h3+aK-aK;d=h0+aK-aK;h3-=c;h4+=c*bG;h0-=d;h1+=d*bG;}
    this.h=[h0,h1,h2,h3,h4,h5];}
    ap(l){const ae=l.length&~31;this.bl(l.subarray(0,ae));let h=this.h.reduce((aJ,iT,i)=>aJ+(BigInt(iT)<<BigInt(22*i)),0n);for(let at=ae;at<l.length;at+=16){const block=l.subarray(at,at+16);h=(h+er(block)+(1n<<BigInt(8*block.length)))*this.r%cB;}
    h=(h%cB+cB)%cB+this.s;return Uint8Array.from({length:16},(_,i)=>Number(h>>BigInt(8*i)&0xFFn));}
    }
    const eY="(?:from|to|subject|date|message-id|received|return-path|mime-version|content-type|delivered-to|\
    dkim-signature|x-received|arc-seal|reply-to|sender):";const gM={empty:/^$/,mangled:/^(\x89|\t|\xC2\x89|\xEF\xBF\xBD|\?)PNG[\r\n]/,JPEG:/^(\xFF\xD8\xFF|\xFFO\xFFQ|....(jP  |JXL )\r\n)/s,HEIC:/^....ftyp(hei[cx]|hevc|mif1|msf1|avif)/s,WebP:/^RIFF....WEBP/s,GIF:/^GIF8/,TIFF:/^(II\*\0|MM\0\*)/,BMP:/^BM....\0{4}/s,pdf:/^%PDF-/,dicom:/^.{128}DICM/s,packed:/^(PK(\x03\x04|\x05\x06)|\x1F\x8B|7z\xBC\xAF|Rar!\x1A\x07|\xFD7zXZ\0|BZh|\x28\xB5\x2F\xFD|.{257}ustar)/s,html:/^(\xEF\xBB\xBF)?\s*<(!doctype html|html|head|\?xml|script)/i,mail:new RegExp(`^(\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1|${eY}[^]*[\r\n]${eY})`,"i"),};function ie(file){const head=bQ(au(file,0,4096));const[kind]=Object.entries(gM).find(([,hD])=>hD.test(head))??[];if(kind)return kind;return bQ(au(file,32769,32774))==="CD001"?"packed":"";}
    const fe=Uint8Array.of(0x89,0x50,0x4E,0x47,0x0D,0x0A,0x1A,0x0A);const dl={0:1,2:3,3:1,4:2,6:4};const hl={0:[1,2,4,8,16],2:[8,16],3:[1,2,4,8],4:[8,16],6:[8,16]};const gE=[[0,0,8,8],[4,0,8,8],[0,4,4,8],[2,0,4,4],[0,2,2,4],[1,0,2,2],[0,1,1,2]];const hh=[[0,0,1,1]];const gS=1<<21;const gY=16;const fb=1<<28;function dn(l,at){return bQ(l.subarray(at,at+4));}
    function jf(data){const[depth,color,hM,filter,bX]=data.subarray(8,13);const width=al(data,0),height=al(data,4);E(data.length===13&&width>0&&width<2**31&&height>0&&height<2**31
    &&(hl[color]??[]).includes(depth)&&hM===0&&filter===0
    &&bX<2,"damagedPNG");return{width,height,depth,color,bX};}
    function ji(file){const aE=new dU(file),picture={data:[],aY:null,clear:null};const o=aE.l(0,8);if(!o.length||!cv(o,fe.subarray(0,o.length))){throw new aL("notPNG",ie(file));}
    let at=8,A=0,lastKind="";for(let kind="";kind!=="IEND";lastKind=kind){const head=aE.l(at,at+8);E(head.length===8,"truncated",file.size);const length=al(head,0);kind=dn(head,4);E(length<2**31&&/^[A-Za-z]{4}$/.test(kind)&&++A<gS,"damagedPNG");E(at+12+length<=file.size,"truncated",file.size);E(kind==="IHDR"?at===8:at>8,"damagedPNG");const fG=kind[0]<"a",co=kind==="tRNS"&&!picture.data.length;let body=new Uint8Array(0),isRight=true;if(fG||co){let crc=cE(aE.l(at+4,at+8));for(let from=at+8,end=at+8+length;from<end;from+=body.length){body=length<60000?aE.l(from,end):au(file,from,Math.min(end,from+65536));crc=cE(body,crc);}
    isRight=crc===al(aE.l(at+8+length,at+12+length),0);E(isRight||co,"damagedPNG");}
    if(kind==="IHDR"){Object.assign(picture,jf(body));}else if(kind==="PLTE"){E(!picture.aY&&!picture.data.length&&length&&length%3===0&&length<=768
    &&picture.color!==0&&picture.color!==4,"damagedPNG");picture.aY=body.slice();}else if(kind==="IDAT"){E(!picture.data.length||lastKind==="IDAT","damagedPNG");picture.data.push(at+8,at+8+length);}else if(kind==="IEND"){E(length===0,"damagedPNG");}else if(co&&isRight){const dW={0:[2,2],2:[6,6],3:[1,picture.aY?.length/3]}[picture.color];E(dW&&length>=dW[0]&&length<=dW[1],"damagedPNG");picture.clear=body.slice();}else{E(!fG,"damagedPNG");}
    at+=12+length;}
    E(picture.data.length,"damagedPNG");return picture;}
    function jS(kind,row,aV,O){const A=row.length;E(kind<=4,"damagedPNG");if(kind===1){for(let i=O;i<A;i++)row[i]+=row[i-O];}else if(kind===2){for(let i=0;i<A;i++)row[i]+=aV[i];}else if(kind===3){for(let i=0;i<A;i++)row[i]+=(i<O?0:row[i-O])+aV[i]>>1;}else if(kind===4){for(let i=0;i<A;i++){const a=i<O?0:row[i-O],b=aV[i],c=i<O?0:aV[i-O];const pa=Math.abs(b-c),pb=Math.abs(a-c),pc=Math.abs(a+b-c-c);row[i]+=pa<=pb&&pa<=pc?a:pb<=pc?b:c;}
    }
    }
    class hu{constructor(bw,O,bd){this.bw=bw;this.O=O;this.bd=bd;this.aC=-1;this.nextPass();}
    nextPass(){const aC=this.bw[++this.aC];if(!aC)return;this.aV=new Uint8Array(aC.ao);this.row=new Uint8Array(aC.ao);this.aj=-1;this.line=0;}
    write(l){for(let at=0;at<l.length;){E(this.aC<this.bw.length,"damagedPNG");if(this.aj<0){this.filter=l[at++];this.aj=0;continue;}
    const A=Math.min(l.length-at,this.row.length-this.aj);this.row.set(l.subarray(at,at+A),this.aj);this.aj+=A;at+=A;if(this.aj<this.row.length)continue;jS(this.filter,this.row,this.aV,this.O);const aC=this.bw[this.aC];this.bd(this.row,aC,this.line++);[this.row,this.aV]=[this.aV,this.row];this.aj=-1;if(this.line===aC.aw)this.nextPass();}
    }
    get isComplete(){return this.aC===this.bw.length;}
    }
    function jd({width,height,depth,color,bX}){const jh=depth*dl[color];return(bX?gE:hh).map(([x,y,dx,dy])=>{const am=Math.ceil((width-x)/dx),aw=Math.ceil((height-y)/dy);return{x,y,dx,dy,am,aw,ao:Math.ceil(am*jh/8)};}).filter(({am,aw})=>am>0&&aw>0);}
    function it(file,picture,size,bv){let bI=0,at=picture.data[0],adler=1;const pull=()=>{while(bI<picture.data.length&&at===picture.data[bI+1])at=picture.data[bI+=2];if(bI>=picture.data.length)return null;const end=Math.min(picture.data[bI+1],at+(1<<20));const l=aE(at,end);at=end;return l;};let Z=new Uint8Array(0),heldAt=0;const aE=(o,end)=>{if(o<heldAt||end>heldAt+Z.length){heldAt=o;Z=au(file,o,Math.max(end,o+(1<<20)));}
    return Z.subarray(o-heldAt,end-heldAt);};try{const bu=new cA(pull,(l)=>{adler=hw(l,adler);bv.write(l);},size);const head=bu.byte()<<8|bu.byte();E(head%31===0&&(head&0xF20)===0x800&&head>>12<8,"damagedPNG");bu.run();const aJ=Array.from({length:4},()=>bu.C(8));E(bv.isComplete&&al(aJ,0)===adler&&!bu.hasMore,"damagedPNG");}catch(H){throw H instanceof aD?new aL("damagedPNG"):H;}
    }
    function fu(file,eq){const picture=ji(file),{width,height,depth,color,bX}=picture;const bw=jd(picture);const size=bw.reduce((aJ,{aw,ao})=>aJ+aw*(1+ao),0);E(color!==3||picture.aY,"damagedPNG");E(size<=gY*file.size+65536,"noShareHeader");E(Math.max(...bw.map((aC)=>aC.ao))<=fb,"noShareHeader");E(!bX||size<=2*fb,"noShareHeader");const O=Math.max(1,depth*dl[color]>>3);const ba=new gI(picture,eq);const ae=bX?new Uint8Array(width*height*O):null;const bv=new hu(bw,O,(row,aC,line)=>{const R=depth<8?jT(row,aC.am,depth):row;if(!ae)return ba.row(R);const o=((aC.y+line*aC.dy)*width+aC.x)*O;for(let i=0,to=o;i<R.length;i+=O,to+=aC.dx*O){for(let k=0;k<O;k++)ae[to+k]=R[i+k];}
    });it(file,picture,size,bv);for(let y=0;ae&&y<height;y++){ba.row(ae.subarray(y*width*O,(y+1)*width*O));}
    return ba.ap();}
    function jT(row,am,depth){const R=new Uint8Array(am),perByte=8/depth;for(let i=0;i<am;i++){R[i]=row[i/perByte|0]>>8-depth*(1+i%perByte)&(1<<depth)-1;}
    return R;}
    const dT="DCMSHARE";class gI{constructor(picture,eq){this.picture=picture;this.R=eq?new bF():null;this.dz=true;this.l=picture.depth===16?2:1;}
    row(row){const{color}=this.picture;let R=row;if(color===3)R=this.colored(row);else if(color===4||color===6)R=this.withoutAlpha(row);else if(this.picture.clear)this.lookForClear(row);this.R?.write(R);}
    colored(row){const{aY,clear}=this.picture,R=new Uint8Array(3*row.length);for(let i=0,to=0;i<row.length;i++,to+=3){const P=row[i],from=3*P;E(from<aY.length,"damagedPNG");if(clear&&P<clear.length&&clear[P]!==255)this.dz=false;R[to]=aY[from];R[to+1]=aY[from+1];R[to+2]=aY[from+2];}
    return R;}
    withoutAlpha(row){const size=this.l,aH=size*(dl[this.picture.color]-1);const R=new Uint8Array(row.length/(aH+size)*aH);for(let i=0,to=0;i<row.length;){for(let k=0;k<aH;k++)R[to++]=row[i++];for(let k=0;k<size;k++)if(row[i++]!==255)this.dz=false;}
    return R;}
    lookForClear(row){const{clear,depth,color}=this.picture,size=this.l;const az=dl[color],O=size*az;if(clear.length!==2*az||depth<8)return;for(let i=0;i<row.length;i+=O){let co=true;for(let k=0;k<O;k++){co&&=row[i+k]===clear[2*Math.floor(k/size)+2-size+k%size];}
    if(co)this.dz=false;}
    }
    ap(){const{width,height,depth,color}=this.picture;const ba={width,height,C:color===3?8:depth,az:color&2?3:1};E(this.dz&&ba.C>=8,"noShareHeader");return this.R?eB({...ba,blob:this.R.ap()}):ba;}
    }
    function eB(ba){const{C,az,blob}=ba;if(ip(blob))return ba;const bL=az===3&&ga(blob,C/8,3);if(bL)return eB({...ba,az:1,blob:bL});const go=C===16&&ga(blob,1,2);return go?eB({...ba,C:8,blob:go}):ba;}
    function ga(blob,size,fr){const out=new bF(),O=size*fr;for(const l of cX(blob,3<<20)){const S=new Uint8Array(l.length/fr);for(let i=0,to=0;i<l.length;i+=O){for(let k=0;k<O;k++)if(l[i+k]!==l[i+k%size])return null;for(let k=0;k<size;k++)S[to++]=l[i+k];}
    out.write(S);}
    return out.ap();}
    function ip(blob){return bQ(au(blob,Math.max(0,blob.size-88),blob.size-80))===dT;}
    const bV=120;const bU=65535,AROUND=17;const dj=15;const eV=20;function jN(file,ae=file){const end=file.size-eV,tail=au(ae,Math.max(0,end-bV),file.size);if(tail.length<bV+eV||al(tail,tail.length-4)!==0xAE426082)return null;const width=al(tail,44),height=al(tail,48),[C,az]=tail.subarray(42,44);const ao=width*az*C/8,A=height*(ao+1);const bq=Math.ceil(A/bU),o=end-A-bq*AROUND+2;if(ao<bV||C!==8&&C!==16||az!==1&&az!==3
    ||!(o>=33))return null;const u={file,width,height,C,az,layout:{o,A,bq}};try{return gh(u,tail.subarray(0,bV));}catch(H){return null;}
    }
    function hI({width,height,C,az,layout:{o}},l){E(o<=l.length&&cv(l.subarray(0,8),fe)&&dn(l,12)==="IHDR"
    &&al(l,8)===13&&cE(l.subarray(12,29))===al(l,29)
    &&al(l,16)===width&&al(l,20)===height
    &&al(l,24)===C*2**24+(az-1)*2**16&&!l[28],"layout");let at=33;while(at<o){E(at+12<=o&&dn(l,at+4)==="tEXt","layout");at+=12+al(l,at);}
    E(at===o,"layout");}
    const ch=32<<20;async function eG(u){if(u.aZ)return hU(u);if(!u.layout)return u;const{file,size,layout:{o}}=u,isSmall=size<=ch;const l=u.l??(isSmall?await eF(file):au(file,0,o));hI(u,l);if(!isSmall)return u;const R=new Uint8Array(l.buffer,l.byteOffset+3&~3,size);return{...u,l:null,Z:ea({...u,l},0,size,R)};}
    async function dO(one,other,dP){try{return await dP(...await Promise.all([eG(one),eG(other)]));}catch(H){if(H.verdict!=="layout")throw H;}
    return dP(...await Promise.all([one,other].map((u)=>
    u.layout?fv(u.file):eG(u))));}
    function ea(u,o,end,R=null){if(end<=o)return new Uint8Array(0);if(u.Z)return u.Z.subarray(o,end);if(!u.layout)return au(u.R,o,end);const{ao,layout:{o:S,A,bq}}=u;const line=(at)=>at+Math.floor(at/ao)+1;const dm=(ag)=>Math.floor(ag/bU);const ag=(at)=>S+dj+at+AROUND*dm(at);const from=line(o)-(o%ao?0:1),to=line(end-1)+1;const low=dm(from),high=dm(to-1);const cC=ag(low*bU)-dj,top=ag(to-1)+1;const l=u.l?.subarray(cC,top)??au(u.file,cC,top);E(l.length===top-cC,"truncated",de(u.file));for(let k=low,at=dj;k<=high;k++,at+=bU+AROUND){const length=Math.min(bU,A-k*bU),cJ=k===bq-1;const bI=k?at-13:at-dj;E(dn(l,bI+4)==="IDAT"&&(k||bE(l,at-7)===0x7801)
    &&al(l,bI)===length+5+(k?0:2)+(cJ?4:0)
    &&l[at-5]===Number(cJ)&&l[at-4]+256*l[at-3]===length
    &&l[at-2]+256*l[at-1]===(length^0xFFFF),"layout");}
    R??=new Uint8Array(end-o);for(let at=o,to=0;at<end;){const fF=at%ao,row=Math.min(ao-fF,end-at);let ce=line(at);if(fF===0)E(l[ag(ce-1)-cC]===0,"layout");for(const gn=ce+row;ce<gn;){const U=Math.min(gn,(dm(ce)+1)*bU)-ce,source=ag(ce)-cC;R.set(l.subarray(source,source+U),to);ce+=U;to+=U;}
    at+=row;}
    return R;}
    function gh(u,ax){const{width,height,C,az}=u;const ao=u.ao=width*az*C/8;u.size=height*ao;E(bQ(ax.subarray(32,40))===dT&&ax[40],"noShareHeader");if(ax[40]!==1)throw new aL("newerVersion",String(ax[40]));u.banner=al(ax,52);u.bx=height-u.banner-Math.ceil(bV/ao);E(ax[42]===C&&ax[43]===az&&al(ax,44)===width
    &&al(ax,48)===height&&(ax[41]===0x41||ax[41]===0x50)
    &&u.bx>=0,"geometryMismatch");u.aA=ax[41]===0x41?"archive":"patient";u.Y=ax.slice(0,32);u.I=fD(ax.subarray(56,72));u.key=ax.slice(72,104);u.tag=ax.slice(104);return u;}
    function fv(file){const{blob,...picture}=fu(file,true),size=blob.size;E(size>=bV,"noShareHeader");const ax=au(blob,size-bV,size);E(picture.C>8||!iC(ax),"savedWithEightBits");return gh({file,R:blob,...picture},ax);}
    function iC(ax){const high=(text)=>[...text].filter((_,i)=>i%2===0).map((cc)=>cc.charCodeAt());return[...high(dT),1,16].every((byte,i)=>Math.abs(byte-ax[76+i])<=1);}
    function eb(u){fu(u.file,false);}
    function ej(u,key,progress){const fV=new ho(key),end=u.size-16,aT=4<<20;for(let at=0;;at+=aT){const l=ea(u,at,Math.min(at+aT,end));if(at+aT>=end)return cv(fV.ap(l),u.tag);fV.bl(l);progress?.(l.length);}
    }
    function jj(l,u){const{C,ao,bx}=u,M=2**C,W=ao*8/C;const cd=(ed)=>E(ed,"malformedPayload");const[aB,k]=l,p=bE(l,2),q=bE(l,4),r=bE(l,6);const n=df(l,8),L=df(l,16),cw=al(l,24),b=al(l,28);cd(aB<=3&&n<Infinity&&L<2**50&&cw<=bx);const aW=aB===3?n-8*L:0;cd(aW>=0&&(aB===3||n%8===0&&n<=8*L));const fE=bx-cw,inside=(n-aW)/8;cd(L-inside<=cw*ao);if(aB===0){cd(k===0&&p===0&&q===0&&r===0&&n===0&&b===0);}else if(aB===2){cd(k>=1&&k<=16&&r===0&&cw===0&&n===8*L&&p<M&&q<M
    &&(b===0||(b-1)*(k+1)<n));}else{const s=(2**(k+1)-1)*q;cd(k<C&&b===0&&p<M&&q>=1&&q<=r&&q+s<=M&&r+s<=M
    &&(aB===1||q+s<=r&&cw===0));}
    cd(n<=fE*W*C);return{aB,k,p,q,r,n,L,b,aW,inside,W,C,bM:fE*W,cw};}
    class gF{constructor(limit){this.l=new Uint8Array(Math.ceil(limit/8)+4);this.A=0;this.aX=0;}
    push(value,C){this.aX=this.aX<<C|value;let Z=(this.A&7)+C,at=this.A>>>3;this.A+=C;for(;Z>=8;Z-=8)this.l[at++]=this.aX>>Z-8;this.aX&=(1<<Z)-1;}
    bit(P){const ae=this.A&~7;return P<ae?this.l[P>>>3]>>7-(P&7)&1
    :this.aX>>this.A-1-P&1;}
    from(o,dZ){if(this.A&7)this.l[this.A>>>3]=this.aX<<8-(this.A&7);const shift=o&7,l=this.l.slice(o>>>3,(o>>>3)+dZ+1);for(let i=0;shift&&i<dZ;i++){l[i]=l[i]<<shift|(l[i+1]??0)>>8-shift;}
    return l.subarray(0,dZ);}
    }
    class fh{constructor(Y){this.Y=Y;this.C=new gF(Y.n+32);this.fM=Y.aB===1||Y.aB===3;this.aV=this.fM?new Uint16Array(Math.min(Y.W,Y.bM)):null;this.ah=0;this.bj=0;this.asked=0;this.block=0;this.position=0;this.bq=0;}
    get isDone(){return this.C.A>=this.Y.n;}
    bd(words){if(this.isDone)return;if(this.fM)this.unshift(words);else if(this.Y.aB===2)this.syndromes(words);}
    unshift(words){const{p:a,q:T,r:G,k,n,W,aW,aB,C}=this.Y,ac=this.C;const mask=2**C-1,j=k+1,s=(2**j-1)*T,window=T*2**j,end=G+s;const low=2**j-1,aV=this.aV,A=words.length;let i=0,bj=this.bj;for(;i<A&&this.ah<W;i++,this.ah++)aV[bj++]=words[i];if(bj===W)bj=0;for(;i<A&&ac.A<n;i++){const up=aV[bj];let d=words[i]-up-a&mask;if(d<window){ac.push(d&low,j);d>>=j;}else if(d<end){const ei=aB===3&&d>=G;if(ei)E(this.asked<aW&&this.asked<ac.A,"malformedPayload");if(!ei||!ac.bit(this.asked))d-=s;if(ei)this.asked++;}
    aV[bj]=words[i]=up+a+d&mask;if(++bj===W)bj=0;}
    this.bj=bj;}
    syndromes(words){const{p:lo,q:hi,k,n,b,C}=this.Y,ac=this.C;const mask=2**C-1,range=hi-lo&mask;let j=this.bq<b?k+1:k;for(let i=0;i<words.length&&ac.A<n;i++){const v=words[i];if((v-lo&mask)<=range!==((v^1)-lo&mask)<=range)continue;this.position++;if(v&1)this.block^=this.position;if(this.position<2**j-1)continue;ac.push(this.block,j);this.block=this.position=0;j=++this.bq<b?k+1:k;}
    }
    }
    const ci=48<<20;const dS=4<<20;const gW=2**31;function hC(one,other,progress){if(other.aZ){if(ej(one,other.key,progress))return;eb(one);throw new aL("altered-archive");}
    const aa=[ej(one,other.key,progress),ej(other,one.key,progress)];if(!aa[0]||!aa[1]){for(const u of[one,other])eb(u);E(aa[0]||aa[1]||one.I===other.I,"differentPairs");E(aa[0]||aa[1]||one.aA!==other.aA,"sameHalfTwice");E(aa[0]||aa[1],"alteredOrUnrelated");const hB=aa[0]?one:other;throw new aL(hB.aA==="archive"?"altered-patient":"altered-archive");}
    E(one.aA!==other.aA&&one.I===other.I&&one.width===other.width
    &&one.C===other.C&&one.az===other.az
    &&one.bx===other.bx,"malformedPayload");}
    function iS(l){const{length}=l;if((l.byteOffset|length)&3){const fs=new Uint8Array(length+3&~3);fs.set(l);l=fs;}
    return new Int32Array(l.buffer,l.byteOffset,l.length>>2);}
    function fQ(one,other,from,to,sums=null){const[a,p]=[one,other].map((u)=>{const o=u.banner*u.ao,size=u.C/8;return iS(ea(u,o+from*size,o+to*size));});sums??=new Int32Array(a.length);if(one.C===8){for(let i=0;i<a.length;i++){const x=a[i],y=p[i];sums[i]=(x&0x7F7F7F7F)+(y&0x7F7F7F7F)^(x^y)&0x80808080;}
    return new Uint8Array(sums.buffer,sums.byteOffset,to-from);}
    for(let i=0;i<a.length;i++){const x=(a[i]&0xFF00FF)<<8|a[i]>>>8&0xFF00FF;const y=(p[i]&0xFF00FF)<<8|p[i]>>>8&0xFF00FF;sums[i]=(x&0x7FFF7FFF)+(y&0x7FFF7FFF)^(x^y)&0x80008000;}
    return new Uint16Array(sums.buffer,sums.byteOffset,to-from);}
    async function gm(one,other,cg,bd,eI=null,S=dS){const{bM,C}=cg.Y;let aT=S;for(let at=0,end;at<bM;at=end){end=Math.min(at+aT,bM);aT=Math.min(2*aT,dS*8/C);const words=fQ(one,other,at,end,eI?.subarray(at*C/32));cg.bd(words);if(await bd(words)===false)return;}
    }
    class hn{constructor(Y){this.Y=Y;this.head=new Uint8Array(64);this.A=0;this.parts=[];}
    write(l){let at=0;if(this.A<64){at=Math.min(64-this.A,l.length);this.head.set(l.subarray(0,at),this.A);this.A+=at;if(this.A===64)this.readHead();}
    while(at<l.length){const U=this.parts.find((br)=>br.left>0);E(U,"malformedPayload");const A=Math.min(U.left,l.length-at);U.to?.write(l.subarray(at,at+A));U.left-=A;at+=A;}
    }
    readHead(){const{head,Y}=this,{C,aB,bM}=Y,aW=head[1];const[B,aG,cover,bm]=[bE(head,2),df(head,4),df(head,12),df(head,20)];const fS=al(head,28);E(head[0]===1&&aW<4&&cover<=bM*C/8&&cover%(C/8)===0
    &&(C===16||!(aW&2))&&(aB===2||!(aW&1)),"malformedPayload");E(B+aG+bm+fS<=1032*Y.L,"malformedPayload");if(aG+bm>gW)throw new aL("tooLarge");this.B=new bF();this.aG=new bF();this.bm=new bF();this.parts=[{left:B,to:this.B},{left:aG,to:this.aG},{left:bm,to:this.bm},{left:fS,to:null}];Object.assign(this,{bz:!(aW&1),bO:Boolean(aW&2),cover,digest:head.slice(32,64),size:aG+cover+bm});}
    ap(){E(this.A===64&&this.parts.every((U)=>U.left===0),"malformedPayload");this.B=new TextDecoder().decode(au(this.B.ee()));this.aG=this.aG.ee();this.bm=this.bm.ee();return this;}
    }
    async function jk(one,other,Y){const cg=new fh(Y);await gm(one,other,cg,()=>!cg.isDone,null,1<<16);E(cg.isDone,"malformedPayload");let hidden=cg.C.from(Y.aW,Y.inside),left=Y.L-hidden.length;let at=Y.bM;const pull=()=>{if(hidden){const l=hidden;hidden=null;return l;}
    if(left===0)return null;const size=Y.C/8,A=Math.min(left,dS);const words=fQ(one,other,at,at+Math.ceil(A/size));at+=words.length;left-=A;return fm(words).subarray(0,A);};const aQ=new hn(Y);try{const bu=new cA(pull,(l)=>aQ.write(l),Infinity);bu.run();E(!bu.hasMore,"malformedPayload");}catch(H){throw H instanceof aD?new aL("malformedPayload"):H;}
    return aQ.ap();}
    function fm(words){if(words instanceof Uint8Array)return words;const l=new Uint8Array(2*words.length);for(let i=0,at=0;i<words.length;i++){l[at++]=words[i]>>8;l[at++]=words[i];}
    return l;}
    function ia(words,bO){return words instanceof Uint16Array&&!bO?fm(words)
    :new Uint8Array(words.buffer,words.byteOffset,words.byteLength);}
    class gN{constructor({size,bz,bO},C){this.bz=bz;this.C=C;this.bO=bO;this.ae=bz&&size<=ci&&globalThis.crypto?.subtle?true:false;this.hash=this.ae?null:new hq();}
    add(l,em){if(this.ae)return;if(em&&!this.bz){l=l.slice();const O=this.C/8,S=O===2&&!this.bO?1:0;for(let i=S;i<l.length;i+=O)l[i]&=0xFE;}
    this.hash.update(l);}
    async ap(all){return this.ae?new Uint8Array(await crypto.subtle.digest("SHA-256",all)):this.hash.ap();}
    }
    async function eH(one,other,ad){const joined=one.Y.map((byte,i)=>byte+other.Y[i]);const Y=jj(joined,one);const aQ=await jk(one,other,Y);const{size,cover,bO,digest,bz,B}=aQ;const hash=new gN(aQ,one.C),small=size<=ci;const bp=de(aQ.aG),words=Y.bM*one.C/8;const buffer=small?new ArrayBuffer(Math.max(size,bp+words)+11&~3):null;const ae=small?new Uint8Array(buffer,-bp&3,size):null;const eI=small?new Int32Array(buffer,bp+3&~3):null;const long=!small&&ad?dB():null;let at=0,crc=0;const eE=async(l,em)=>{hash.add(l,em);if(!ae)crc=cE(l,crc);else if(l.buffer!==buffer)ae.set(l,at);await long?.write(l);at+=l.length;};for(const l of cX(aQ.aG))await eE(l,false);let left=cover;if(left){await gm(one,other,new fh(Y),async(words)=>{const l=ia(words,bO);const A=Math.min(left,l.length);await eE(l.subarray(0,A),true);left-=A;return left>0;},eI);}
    for(const l of cX(aQ.bm))await eE(l,false);E(cv(await hash.ap(ae),digest),"digestMismatch");if(ae)crc=ad?cE(ae):null;return{l:ae,blob:await long?.ap(),crc,B,bz,size,aG:aQ.aG};}
    function dB(){const{readable,writable}=new TransformStream();const blob=new Response(readable).blob(),writer=writable.getWriter();blob.catch(()=>{});return{write:(l)=>writer.write(l),ap:async()=>{await writer.close();return blob;},};}
    const fg="0123456789ABCDEFGHJKMNPQRSTVWXYZ",SHEET_MAGIC="DCMSHARESHEET";const gZ=1<<18;function jQ(ab,dH){for(let left=dH%31;left;left--)ab=ab<<1^(ab&16?0x25:0);return ab;}
    function dN(ai,O){return ai.reduce((aJ,ab,ag)=>aJ^jQ(ab,O*ag),0);}
    function gx(ah){return[...ah.replace(/[a-z]/g,(cc)=>cc.toUpperCase()).replace(/O/g,"0")
    .replace(/[IL]/g,"1")].map((cc)=>fg.indexOf(cc));}
    function ek(ai){return ai.length===20&&!ai.includes(-1)&&!dN(ai,0)&&!dN(ai,1);}
    function eo(ai){return ai.length>=12&&ai.length<=14&&!ai.includes(-1)
    &&ai.slice(12).every((ab)=>ab<10);}
    function dK(label,code){const dD=[];for(let line=0;line<3;line++){const ai=code.slice(20*line,20*line+20);E(ek(ai),`sheet-code-${line+1}`);dD.push(...ai.slice(0,18));}
    const S=dD.slice(0,52);const C=S.map((ab)=>ab.toString(2).padStart(5,"0")).join("");E(dD[52]===dN(S,1)&&C.endsWith("0000"),"sheet-code-3");E(!label||eo(label)&&dD[53]===dN([...label,...S],2),"sheet-label");const key=Uint8Array.from({length:32},(_,i)=>parseInt(C.slice(8*i,8*i+8),2));const bQ=(label??[]).map((ab)=>fg[ab]).join("");return{key,label:bQ.replace(/^(.{4})(.{4})(.{4})(.*)$/,"$1-$2-$3-$4").replace(/-$/,"")};}
    function el(bv){return bv.length===3&&bv.every(({length})=>Math.abs(length-20)<=5);}
    function gp(ai,iw){let ck=-1,guess;for(const length of[12,13,14,0]){const code=ai.slice(length,length+60);try{return dK(length?ai.slice(0,length):null,code);}catch(H){const aa=[0,20,40].filter((at)=>ek(code.slice(at,at+20))).length;if(aa>ck)[ck,guess]=[aa,H];}
    }
    const iI=Math.abs(ai.length-60)<5&&!ai.includes(-1);E(iw||ck>0||iI,"noSheet");throw guess;}
    function iH(ah){const ad=`${SHEET_MAGIC}1`,{length}=ah,least=Math.min(length,ad.length);if(Math.abs(length-ad.length)>1)return false;let o=0,end=0;while(o<least&&ah[o]===ad[o])o++;while(end<least&&ah[length-1-end]===ad[ad.length-1-end])end++;return least-o-end<=(length===ad.length?2:0);}
    const ha=16;function gg(content){const bv=content.split(/[\r\n\v\f\x85\u2028\u2029]+/).map((line)=>line.replace(/^[>|\s]+/,"")
    .replace(/[\s\p{Dash}\p{DI}\uFEFF]/gu,"")).filter(Boolean);const words=bv.map((line)=>line.toUpperCase()),ai=bv.map(gx);const aM=[];let mistake;for(const number of[...words.keys()].filter((at)=>words[at].includes(SHEET_MAGIC)).slice(0,ha)){const ah=words[number],rest=gx(ah.slice(ah.indexOf(SHEET_MAGIC)+SHEET_MAGIC.length));try{const aZ=jC(rest,ai.slice(number+1));if(!aM.some(({key})=>cv(key,aZ.key)))aM.push(aZ);}catch(H){mistake=H;}
    }
    if(aM.length)return aM;if(mistake)throw mistake;const aE=words.concat(words.slice(1).map((ah,i)=>words[i]+ah));E(!aE.some(iH),"sheet-header");const stream=ai.flat();if(el(ai))return[dK(null,stream)];if(eo(ai[0]??[])&&el(ai.slice(1)))return[dK(ai[0],ai.slice(1).flat())];E(stream.length>55&&stream.length<77,"noSheet");return[gp(stream,false)];}
    function jC(rest,dt){const code=dt.slice(1,4),[version]=rest,cn=rest.length===1;if(cn&&version===1&&el(code)){code.forEach((line,i)=>E(ek(line),`sheet-code-${i+1}`));E(eo(dt[0]),"sheet-label");return dK(dt[0],code.flat());}
    const stream=[...rest,...dt.flat()];if(stream[0]===1){try{return gp(stream.slice(1),true);}catch(H){E(cn||rest.length>2,"sheet-header");throw H;}
    }
    if(cn&&version>=2&&version<=9)throw new aL("newerSheet",String(version));throw new aL("sheet-header");}
    function sheetText(l){const dg={0xFFFE:"utf-16le",0xFEFF:"utf-16be"}[l[0]<<8|l[1]];E(dg||!l.includes(0),"noSheet");const content=new TextDecoder(dg).decode(l);return content.replace(/(\nContent-Transfer-Encoding:\s*base64.*?\r?\n\r?\n)([\w+/=\r\n]+)/gis,(all,head,body)=>{try{return`${head}${atob(body.replace(/\s/g,""))}\n`;}catch(H){return all;}
    });}
    function jE(l,cK){try{return gg(sheetText(l));}catch(H){if(H.verdict==="noSheet"&&!cK)return null;throw H;}
    }
    async function iq(key,message){const eJ=await crypto.subtle.importKey("raw",key,{name:"HMAC",hash:"SHA-256"},false,["sign"]);return new Uint8Array(await crypto.subtle.sign("HMAC",eJ,message));}
    const fl=(value)=>new TextEncoder().encode(value);async function jD({key},archive){const{width,C,az,ao,bx,I}=archive;const id=Uint8Array.from(I.match(/../g),(byte)=>parseInt(byte,16));const iU=(await iq(key,cM(fl("dicomshare sheet pair"),id.subarray(0,8)))).subarray(0,8);return archive.aA==="archive"&&cv(iU,id.subarray(8))?{aZ:key,id,aA:"patient",banner:0,width,C,az,ao,bx,I,size:ao*bx}:null;}
    async function hU(u){const eJ=await crypto.subtle.importKey("raw",u.aZ,"HKDF",false,["deriveBits"]);const fw=(info)=>crypto.subtle.deriveBits({name:"HKDF",hash:"SHA-256",salt:u.id,info:fl(`dicomshare sheet ${info}`)},eJ,256);const stream=await crypto.subtle.importKey("raw",await fw("stream"),"AES-CTR",false,["encrypt"]);const be=async(at,A)=>{const counter=new Uint8Array(16);new DataView(counter.buffer).setBigUint64(8,BigInt(at/16));return new Uint8Array(await crypto.subtle.encrypt({name:"AES-CTR",counter,length:64},stream,new Uint8Array(A)));};const{size}=u,S=size-size%16,end=await be(S,48);const fy={...u,key:new Uint8Array(await fw("check")),Y:end.slice(size-S,size-S+32)};if(size<=ch)return{...fy,Z:await be(0,size)};const R=dB();for(let at=0;at<size;at+=4<<20)await R.write(await be(at,Math.min(4<<20,size-at)));return{...fy,R:await R.ap()};}
    const gR=new Set("OB OD OF OL OV OW SQ SV UC UN UR UT UV".split(" "));const hp=new Set("0040A730 0040A043 0040A168 0040A300 004008EA 52009229 52009230 00289110 \
    00289132 00289145 00186011".split(" "));const gU=500000;const gT=32;const ay=0xFFFFFFFF;const dQ="1.2.840.10008.1.2.1.99";const eW="1.2.840.10008.1.2.2";const dk="1.2.840.10008.1.2";const hg=new Set([dk,"1.2.840.10008.1.2.1",eW,dQ]);const JPEG=new Set(["1.2.840.10008.1.2.4.50","1.2.840.10008.1.2.4.51"]);const gV=2**28;const gG={"ISO_IR 100":"iso-8859-1","ISO_IR 101":"iso-8859-2","ISO_IR 109":"iso-8859-3","ISO_IR 110":"iso-8859-4","ISO_IR 144":"iso-8859-5","ISO_IR 127":"iso-8859-6","ISO_IR 126":"iso-8859-7","ISO_IR 138":"iso-8859-8","ISO_IR 148":"iso-8859-9","ISO_IR 203":"iso-8859-15","ISO_IR 13":"shift_jis","ISO_IR 166":"windows-874","ISO_IR 192":"utf-8","GB18030":"gb18030","GBK":"gbk","ISO_IR 87":"iso-2022-jp","ISO_IR 159":"iso-2022-jp","ISO_IR 149":"euc-kr","ISO_IR 58":"gb18030"};class dR{constructor(file,elements){this.file=file;this.elements=elements;}
    has(tag){return this.elements.has(tag);}
    l(tag){const V=this.elements.get(tag);if(!V||V.items)return new Uint8Array(0);return this.file.aE.l(V.o,Math.min(V.end,V.o+65536));}
    items(tag){return this.elements.get(tag)?.items??[];}
    text(tag){return this.file.decode(this.l(tag)).replace(/[\0 ]+$/,"");}
    line(tag){return this.text(tag).replace(/[\x00-\x1F\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g," ")
    .trim().slice(0,200);}
    numbers(tag){return this.text(tag).split("\\").map((U)=>U.trim()?Number(U):NaN);}
    number(tag){const[value]=this.numbers(tag);return Number.isFinite(value)?value:undefined;}
    shorts(tag,ca=false){const l=this.l(tag).slice(),m=new DataView(l.buffer);return Array.from({length:l.length>>1},(_,i)=>ca
    ?m.getInt16(2*i,this.file.bA):m.getUint16(2*i,this.file.bA));}
    short(tag){return this.shorts(tag)[0];}
    double(tag){const l=this.l(tag).slice();return l.length>=8?new DataView(l.buffer).getFloat64(0,this.file.bA):undefined;}
    }
    class eX{constructor(blob){this.blob=blob;this.aE=new dU(blob);this.bA=true;this.cp=true;this.decoder=new TextDecoder("iso-8859-1");this.bS=dk;this.left=gU;let at=0;if(this.name(128,132)==="DICM")at=this.readMeta(132);else if(bE(this.aE.l(0,2),0)===0x0200)at=this.readMeta(0);else this.cp=/^[A-Z]{2}$/.test(this.name(4,6));this.cl=this.read(at);const jB=this.cl.text("00080005").split("\\").map((name)=>name.trim());const label=gG[(jB.find(Boolean)??"").replace("ISO 2022 IR","ISO_IR")];if(label)this.decoder=new TextDecoder(label);this.iE=label==="euc-kr";}
    name(o,end){return bQ(this.aE.l(o,end));}
    decode(l){const text=this.decoder.decode(l);return text.replace(/\x1B[$()\-,].{1,2}/g,(aM)=>this.iE||aM?"":aM);}
    readMeta(o){const elements=new Map(),end=this.walk(o,de(this.blob),0,elements,true);this.meta=new dR(this,elements);this.bS=this.meta.text("00020010").trim()||dk;if(this.bS===dQ){const fo=new bF();const eC=cX(this.blob.slice(end));new cA(()=>eC.next().value??null,(l)=>fo.write(l),gV).run();this.blob=fo.ap();this.aE=new dU(this.blob);this.meta=null;}
    this.cp=this.bS!==dk;this.bA=this.bS!==eW;return this.bS===dQ?0:end;}
    read(at){const elements=new Map();try{this.walk(at,de(this.blob),0,elements,false);}catch(H){if(!(H instanceof RangeError))throw H;}
    return new dR(this,elements);}
    header(at){const head=this.aE.l(at,at+12),m=new DataView(head.buffer,head.byteOffset,head.length);if(head.length<8)throw new RangeError("ends within an element");const cP=this.bA,af=m.getUint16(0,cP),number=m.getUint16(2,cP);const tag=(af*65536+number).toString(16).toUpperCase().padStart(8,"0");let vr="",length,size=8;if(af===0xFFFE||!this.cp){length=m.getUint32(4,cP);}else{vr=String.fromCharCode(head[4],head[5]);if(gR.has(vr)){if(head.length<12)throw new RangeError("ends within an element");length=m.getUint32(8,cP);size=12;}else{length=m.getUint16(6,cP);}
    }
    return{tag,vr,o:at+size,length};}
    walk(at,end,depth,elements,iF){if(depth>gT)throw new RangeError("too deep");while(at+8<=end){if(--this.left<0)throw new RangeError("too many elements");const{tag,vr,o,length}=this.header(at);if(iF&&!tag.startsWith("0002"))return at;if(tag==="FFFEE00D")return o;if(tag==="7FE00010"||tag==="7FE00008"||tag==="7FE00009"){if(depth===0)elements.set(tag,{o,end:length===ay?end:o+length,iz:length===ay});if(depth===0||length===ay)return end;}
    if(length===ay||hp.has(tag)&&(vr==="SQ"||vr==="")){const items=[],wasExplicit=this.cp;if(vr==="UN")this.cp=false;at=this.walkItems(o,length===ay?end:Math.min(end,o+length),depth,items);this.cp=wasExplicit;elements.set(tag,{items});}else{at=o+length;elements.set(tag,{vr,o,end:Math.min(at,end)});}
    }
    return at;}
    walkItems(at,end,depth,items){while(at+8<=end){const{tag,o,length}=this.header(at);if(tag==="FFFEE0DD")return o;if(tag!=="FFFEE000")throw new RangeError("no item");const elements=new Map(),itemEnd=length===ay?end:Math.min(end,o+length);const jM=this.walk(o,itemEnd,depth+1,elements,false);at=length===ay?jM:itemEnd;items.push(new dR(this,elements));}
    return at;}
    }
    function gb(value){const[hy="",ir=""]=value.split("=");const di=(af)=>{const[hZ="",il="",cU="",aG="",bm=""]=af.split("^")
    .map((U)=>U.trim());const S=[aG,il,cU].filter(Boolean).join(" ");return[hZ,S,bm].filter(Boolean).join(", ");};return[di(hy),di(ir)].filter(Boolean).join(" / ");}
    function gw(file){const d=file.cl,position=d.numbers("00200032"),bD=d.numbers("00200037");let bH;if(position.length===3&&bD.length===6){const[a,b,c,x,y,z]=bD;const iX=[b*z-c*y,c*x-a*z,a*y-b*x];bH=iX.reduce((aJ,U,i)=>aJ+U*position[i],0);}
    return{patient:gb(d.line("00100010")),id:d.line("00100020"),born:d.line("00100030"),date:d.line("00080020")||d.line("00080021"),modality:d.line("00080060"),study:d.line("00081030"),series:d.line("0008103E"),bR:d.line("0020000D"),eK:d.line("0020000E"),seriesNumber:d.number("00200011"),dv:d.number("00200013"),bH:Number.isFinite(bH)?bH:undefined,bD:bD.length===6?bD.map((U)=>U.toFixed(3)).join():"",};}
    function gj(cl,left={A:5000}){return cl.items("0040A730").slice(0,2000).filter(()=>--left.A>0).map((Q)=>{const fW=(tag)=>Q.items(tag)[0]?.line("00080104")??"";const[eu]=Q.items("0040A300");let value="";if(eu){const bT=eu.items("004008EA")[0];const sign=bT?bT.line("00080100")||bT.line("00080104"):"";value=[eu.line("0040A30A"),sign==="1"?"":sign].filter(Boolean).join(" ");}
    value||=fW("0040A168")||Q.text("0040A160").slice(0,20000)
    ||gb(Q.line("0040A123"))||Q.line("0040A121")||Q.line("0040A122")
    ||Q.line("0040A120")||Q.line("0040A124");return{name:fW("0040A043"),kind:Q.line("0040A040"),value,items:gj(Q,left)};}).filter(({name,value,items})=>name||value||items.length);}
    const gX=2**28;const hb=8192;function hN(blob){const file=new eX(blob),d=file.cl,summary=gw(file);const pdf=d.elements.get("00420011");if(pdf&&d.line("00420012")==="application/pdf"){return{kind:"pdf",summary,pdf:file.blob.slice(pdf.o,pdf.end,"application/pdf")};}
    if(d.has("0040A730")){return{kind:"report",summary,title:d.items("0040A043")[0]?.line("00080104")??"",items:gj(d)};}
    const bC=d.elements.get("7FE00010");if(!bC)return{kind:d.has("7FE00008")||d.has("7FE00009")?"hidden":"none",summary};return{summary,...jg(file,bC)};}
    function jg(file,bC){const d=file.cl,ca=d.short("00280103")===1;const ar=Math.max(1,Math.floor(d.number("00280008")??1));const picture={kind:"picture",blob:file.blob,aw:d.short("00280010"),am:d.short("00280011"),ar,R:d.short("00280002")??1,bB:d.line("00280004"),C:d.short("00280100"),bg:d.short("00280101")??d.short("00280100"),ca,gc:d.short("00280006")??0,bA:file.bA||d.short("00280100")===8,o:bC.o,end:bC.end,en:d.line("00280004")==="MONOCHROME1"||d.line("20500020")==="INVERSE",padding:d.shorts("00280120",ca)[0],};picture.high=d.short("00280102")??picture.bg-1;Object.assign(picture,hQ(d),jL(d));const{aw,am,R,C,bg,bB}=picture;const iL=aw&&am&&aw*am<=gX&&ar<=100000
    &&[1,8,16].includes(C)&&bg>=1&&bg<=C&&picture.high<C
    &&(R===1||R===3&&C===8);if(!iL)return{...picture,kind:"hidden"};if(bC.iz){if(!JPEG.has(file.bS))return{...picture,kind:"hidden"};return{...picture,...hW(file,bC.o,ar)};}
    if(!hg.has(file.bS)&&file.bS.startsWith("1.2.840.10008.1.2.4")){return{...picture,kind:"hidden"};}
    picture.aY=bB==="PALETTE COLOR"?jc(d):null;if(bB==="PALETTE COLOR"&&!picture.aY)return{...picture,kind:"hidden"};const je=R===3?(bB==="YBR_FULL_422"?16:24):C;picture.cI=Math.ceil(aw*am*je/8);if(C===1)picture.cI=aw*am/8;picture.ar=Math.min(ar,Math.floor((picture.end-picture.o)/picture.cI));return picture.ar?picture:{...picture,kind:"hidden"};}
    function hQ(d){const aR=[d,...d.items("52009229"),...d.items("52009230").slice(0,1)];const ct=aR.flatMap((af)=>[af,...af.items("00289145"),...af.items("00289132")]);const find=(tag)=>ct.find((ag)=>ag.has(tag));const hG=find("00281050")?.numbers("00281050")??[];const jW=find("00281051")?.numbers("00281051")??[];const names=find("00281055")?.text("00281055").split("\\")??[];const dh=hG.map((center,i)=>({center,width:jW[i],name:(names[i]??"").trim().slice(0,30)}))
    .filter(({center,width})=>Number.isFinite(center)&&width>=1).slice(0,8);const slope=find("00281053")?.number("00281053")||1;return{dh,slope,eh:find("00281052")?.number("00281052")??0};}
    function jL(d){const iW=[d,...[...d.items("52009229"),...d.items("52009230").slice(0,1)]
    .flatMap((af)=>af.items("00289110"))];const ag=iW.find((br)=>br.has("00280030"));let[down,aa]=ag?.numbers("00280030")??[],cL=false;if(!(down>0&&aa>0)){[down,aa]=d.numbers("00181164");cL=true;}
    if(!(down>0&&aa>0)){const gi=d.items("00186011"),[region]=gi;cL=false;if(gi.length===1&&region.short("00186024")===3&&region.short("00186026")===3){down=Math.abs(region.double("0018602E"))*10;aa=Math.abs(region.double("0018602C"))*10;}
    }
    return down>0&&aa>0?{cf:[down,aa],cL}:{};}
    function jc(d){const gy=["1","2","3"].map((n)=>{const[A=0,S=0,C=16]=d.shorts(`0028110${n}`),words=d.l(`0028120${n}`);const entries=A||65536;if(!words.length||words.length<entries*(C===8?1:2))return null;const iv=C===8&&words.length<2*entries;const values=iv?words:d.shorts(`0028120${n}`);return{S,values:Uint8Array.from({length:entries},(_,i)=>C===8?values[i]:values[i]>>8)};});return gy.every(Boolean)?gy:null;}
    function hW(file,o,ar){const bK=[],aE=file.aE;let at=o,cW=null;for(;;){const{tag,o:from,length}=file.header(at);if(tag!=="FFFEE000"||length===ay||bK.length>200000)break;if(!cW){const av=aE.l(from,Math.min(from+length,from+4*ar)).slice();const m=new DataView(av.buffer);cW=Array.from({length:av.length>>2},(_,i)=>m.getUint32(4*i,true));o=from+length;}else{bK.push([from,Math.min(from+length,file.blob.size)]);}
    at=from+length;if(at+8>file.blob.size)break;}
    let ac;if(ar===1)ac=[bK];else if(bK.length===ar)ac=bK.map((ih)=>[ih]);else if(cW?.length===ar){ac=cW.map((aS,i)=>bK.filter(([from])=>from-8-o>=aS
    &&from-8-o<(cW[i+1]??Infinity)));}
    if(!ac||ac.some((parts)=>!parts.length))return{kind:"hidden"};return{kind:"picture",iD:true,bK:ac};}
    async function ii(picture,number){if(picture.iD)return iQ(picture,number);const{aw,am,C,R,cI}=picture;const o=picture.o+Math.floor(number*cI);const l=au(picture.blob,o,Math.min(o+Math.ceil(cI),picture.end));const O=Math.ceil(Math.max(aw,am)/hb);const width=Math.ceil(am/O),height=Math.ceil(aw/O);const ag=O===1?(i)=>i:(i)=>Math.floor(i/width)*O*am+i%width*O;if(R===3)return{width,height,O,aU:hL(picture,l,width*height,ag)};const value=jp(picture,l,number),aS=picture.ca?32768:0;const aq=new Uint16Array(width*height);for(let i=0;i<aq.length;i++)aq[i]=value(ag(i))+aS;if(picture.aY)return{width,height,O,aU:jb(picture,aq,aS)};return{width,height,O,aq,aS,...gf(picture,aq,aS)};}
    function jp({C,bg,high,ca,bA,aw,am},l,number){const shift=high+1-bg,up=32-bg;const eO=ca?(raw)=>raw>>shift<<up>>up:(raw)=>raw>>shift&2**bg-1;if(C===1){const S=number*aw*am%8;return(i)=>l[i+S>>3]>>(i+S&7)&1;}
    if(C===8)return(i)=>eO(l[i]);return bA?(i)=>eO(l[2*i]|l[2*i+1]<<8)
    :(i)=>eO(l[2*i]<<8|l[2*i+1]);}
    function gf({padding},aq,aS){let low=65535,high=0;const jK=padding===undefined?-1:padding+aS;for(const P of aq){if(P===jK)continue;if(P<low)low=P;if(P>high)high=P;}
    return low>high?{low:0,high:1}:{low:low-aS,high:high-aS};}
    function hL({bB,gc,aw,am},l,A,ag){const aU=new Uint8ClampedArray(4*A),plane=aw*am;const iO=bB.startsWith("YBR_FULL"),isHalf=bB==="YBR_FULL_422";for(let i=0,to=0;i<A;i++){const at=ag(i);let a,b,c;if(isHalf){const from=(at>>1)*4;a=l[from+(at&1)];b=l[from+2];c=l[from+3];}else if(gc){a=l[at];b=l[plane+at];c=l[2*plane+at];}else{a=l[3*at];b=l[3*at+1];c=l[3*at+2];}
    if(iO){const cb=b-128,cr=c-128;b=a-0.344136*cb-0.714136*cr;c=a+1.772*cb;a+=1.402*cr;}
    aU[to++]=a;aU[to++]=b;aU[to++]=c;aU[to++]=255;}
    return aU;}
    function jb({aY},aq,aS){const aU=new Uint8ClampedArray(4*aq.length);aq.forEach((P,i)=>{aY.forEach(({S,values},hH)=>{const X=P-aS-(aS&&S>32767?S-65536:S);aU[4*i+hH]=values[Math.max(0,Math.min(values.length-1,X))];});aU[4*i+3]=255;});return aU;}
    function iR(l){let hasColors=false;for(let at=2;at+9<l.length&&l[at]===0xFF;){const cT=l[at+1];if(cT===0xE0||cT===0xEE)hasColors=true;if(cT>=0xC0&&cT<=0xC2){return{height:bE(l,at+5),width:bE(l,at+7),hasColors};}
    at+=cT===0xFF?1:2+bE(l,at+2);}
    return{};}
    async function iQ(picture,number){const{aw,am,R,bB,bg}=picture;const parts=picture.bK[number].map(([o,end])=>picture.blob.slice(o,end));const head=au(new Blob(parts),0,65536),said=iR(head);E(said.width===am&&said.height===aw,"hidden");if(R===3&&bB==="RGB"&&!said.hasColors){const hx=Uint8Array.of(0xFF,0xEE,0,14,65,100,111,98,101,0,100,0,0,0,0,0);const ae=new Blob(parts);parts.splice(0,parts.length,head.slice(0,2),hx,ae.slice(2));}
    let bitmap;try{bitmap=await createImageBitmap(new Blob(parts,{type:"image/jpeg"}),{colorSpaceConversion:"none"});}catch(H){throw new aL("hidden");}
    const canvas=new OffscreenCanvas(bitmap.width,bitmap.height),context=canvas.getContext("2d");context.drawImage(bitmap,0,0);bitmap.close();const{data}=context.getImageData(0,0,canvas.width,canvas.height);const frame={width:canvas.width,height:canvas.height,O:1};if(R===3||bg>8)return{...frame,aU:data};const aq=new Uint16Array(data.length/4);for(let i=0;i<aq.length;i++)aq[i]=data[4*i];return{...frame,aq,aS:0,...gf({},aq,0)};}
    const eZ=200000;const hd=2**36;const hf=3;function iP(file){const head=au(file,0,4);return head.length===4&&al(head,0)===0x504B0304;}
    function jZ(file){const tail=au(file,Math.max(0,file.size-65557),file.size);const m=new DataView(tail.buffer);let at=tail.length-22;while(at>=0&&m.getUint32(at,true)!==0x06054B50)at--;E(at>=0,"damagedZIP");let A=m.getUint16(at+10,true),size=m.getUint32(at+12,true);let o=m.getUint32(at+16,true);if(at>=20&&m.getUint32(at-20,true)===0x07064B50){const ag=Number(m.getBigUint64(at-12,true));const end=new DataView(au(file,ag,ag+56).buffer);E(end.byteLength===56&&end.getUint32(0,true)===0x06064B50,"damagedZIP");A=Number(end.getBigUint64(32,true));size=Number(end.getBigUint64(40,true));o=Number(end.getBigUint64(48,true));}
    E(A<=eZ&&size<=2**27&&o+size<=file.size,"damagedZIP");const bJ=au(file,o,o+size),entries=[];let left=hd;for(let from=0;entries.length<A;){E(from+46<=bJ.length,"damagedZIP");const X=hP(bJ,from);from=X.end;left-=X.size;E(left>=0&&!X.fH,X.fH?"encryptedZIP":"tooLarge");entries.push(X);}
    return entries.filter(({B})=>!B.endsWith("/"));}
    function hP(l,at){const m=new DataView(l.buffer,l.byteOffset+at);E(m.getUint32(0,true)===0x02014B50,"damagedZIP");const ex=46+m.getUint16(28,true),extraEnd=ex+m.getUint16(30,true);const end=extraEnd+m.getUint16(32,true),aW=m.getUint16(8,true);E(at+end<=l.length,"damagedZIP");const name=l.subarray(at+46,at+ex);let size=m.getUint32(24,true),packed=m.getUint32(20,true),o=m.getUint32(42,true);for(let bs=ex;bs+4<=extraEnd;){const length=m.getUint16(bs+2,true);if(m.getUint16(bs,true)===1){let cm=bs+4;const next=()=>(cm+=8)<=bs+4+length?Number(m.getBigUint64(cm-8,true)):NaN;if(size===ay)size=next();if(packed===ay)packed=next();if(o===ay)o=next();}
    bs+=4+length;}
    return{B:new TextDecoder().decode(name),aB:m.getUint16(10,true),fH:Boolean(aW&1),size,packed,o,end:at+end};}
    function hX(file,{aB,size,packed,o}){const head=au(file,o,o+30),m=new DataView(head.buffer);E(head.length===30&&m.getUint32(0,true)===0x04034B50,"damagedZIP");const from=o+30+m.getUint16(26,true)+m.getUint16(28,true);E(from+packed<=file.size&&(aB===8||aB===0&&size===packed),"damagedZIP");const U=file.slice(from,from+packed);if(aB===0)return U;const eC=cX(U),out=new bF();try{const bu=new cA(()=>eC.next().value??null,(l)=>out.write(l),size);bu.run();}catch(H){throw H instanceof aD?new aL("damagedZIP"):H;}
    E(out.size===size,"damagedZIP");return out.ap();}
    function gD(B,size,crc,bs){const[length,name]=[size>=ay?ay:size,new TextEncoder().encode(B)];const aQ=[[2,45],[2,0x800],[2,0],[2,0],[2,33],[4,crc],[4,length],[4,length],[2,name.length],[2,bs]];return{name,aQ};}
    function eU(B,size,crc){const long=size>=ay?[[2,1],[2,16],[8,size],[8,size]]:[];const{name,aQ}=gD(B,size,crc,long.length&&20);return cM(cQ([[4,0x04034B50],...aQ]),name,cQ(long));}
    class hv{constructor(){this.parts=[];this.at=0;this.A=0;}
    add(B,size,crc){const fI=this.at>=ay;const bf=[...(size>=ay?[[8,size],[8,size]]:[]),...(fI?[[8,this.at]]:[])];const bs=bf.length?[[2,1],[2,8*bf.length],...bf]:[];const{name,aQ}=gD(B,size,crc,bf.length&&4+8*bf.length);this.parts.push(cQ([[4,0x02014B50],[2,45],...aQ,[2,0],[2,0],[2,0],[4,0],[4,fI?ay:this.at]]),name,cQ(bs));this.at+=eU(B,size,crc).length+size;this.A++;}
    l(){const bJ=cM(...this.parts),size=bJ.length,o=this.at;const{A}=this,bZ=A>65534||o+size>=ay;const long=bZ?[[4,0x06064B50],[8,44],[2,45],[2,45],[4,0],[4,0],[8,A],[8,A],[8,size],[8,o],[4,0x07064B50],[4,0],[8,o+size],[4,1]]:[];const fA=bZ?65535:A;return cM(bJ,cQ([...long,[4,0x06054B50],[2,0],[2,0],[2,fA],[2,fA],[4,bZ?ay:size],[4,bZ?ay:o],[2,0]]));}
    }
    function cQ(ac){const l=new Uint8Array(ac.reduce((aJ,[size])=>aJ+size,0));const m=new DataView(l.buffer);let at=0;for(const[size,value]of ac){if(size===2)m.setUint16(at,value,true);else if(size===4)m.setUint32(at,value,true);else m.setBigUint64(at,BigInt(value),true);at+=size;}
    return l;}
    const jobs={async open({aR},progress){const out=new ff(),answers=[];const small=aR.flatMap(({files})=>files.filter(({file,X})=>
    files.length>1&&!X&&file.size<=ch));try{(await jl(small.map(({file})=>file))).forEach((l,i)=>{small[i].l=l;});}catch(H){}
    for(const{files,ad}of aR){const opened=await Promise.all(files.map((source)=>bo(()=>iZ(source,files.length>1))));const[one,other]=opened.map(({u})=>u);const iJ=one?.I===other?.I&&one&&one.aA!==other.aA;const joined=iJ?await bo(()=>fP({one,other,ad},out,progress)):null;opened.forEach(({u},i)=>{delete u?.l;if(!files[i].X)delete u?.file;});answers.push({opened,joined});}
    await out.ap();return answers;},async check({u}){eb(u);await dO(u,u,()=>0);return{};},async join(input,progress){const out=new ff(),file=await fP(input,out,progress);await out.ap();return file;},async restore({one,other}){const{blob,l,crc}=await dO(one,other,(a,b)=>eH(a,b,true));return{blob:blob??new Blob([l]),crc};},async pack({files}){const out=dB(),sums=[];for(const{one,other,B}of files){const{l,crc}=await dO(one,other,(a,b)=>eH(a,b,true));await out.write(eU(B,l.length,crc));await out.write(l);sums.push(crc);}
    return{blob:await out.ap(),sums};},content({blob}){return hN(blob);},frame({picture,number}){return ii(picture,number);},};function fP({one,other,ad},out,progress){return dO(one,other,async(a,b)=>{hC(a,b,progress);const{aG,l,...file}=await eH(a,b,ad);file.summary=jP(aG);if(ad&&l)await out.add(file,l);return file;});}
    class ff{constructor(){this.files=[];this.size=0;}
    async add(file,l){this.out??=dB();this.files.push({file,at:this.size});this.size+=l.length;await this.out.write(l).catch(()=>{});}
    async ap(){const blob=await this.out?.ap().catch(()=>null);for(const{file,at}of this.files)file.blob=blob?.slice(at,at+file.size);}
    }
    async function bo(job){try{return await job();}catch(H){return{verdict:H instanceof aL?H.verdict:"failed",ak:H.ak??String(H)};}
    }
    async function iZ({file,X,depth,cK,l=null},iK){if(X)file=hX(file,X);if(iK&&!l&&file.size<=ch)l=await eF(file);const u=jN(file,l??file);if(u)return{u:{...u,l}};if(depth<hf&&iP(file))return{entries:jZ(file),inner:X&&file};if(file.size<=gZ&&(cK||al(au(file,0,4),0)!==0x89504E47)){const aI=jE(au(file,0,file.size),cK);if(aI)return{aI};}
    return{u:fv(file)};}
    function jP(aG){try{return gw(new eX(aG));}catch(H){if(H instanceof aL)throw H;return null;}
    }
    function dP(){onmessage=async({data:{id,job,...input}})=>{let done=0;const progress=(l)=>{done+=l;if(done>=16<<20){postMessage({id,progress:done});done=0;}
    };const D=await bo(()=>jobs[job](input,progress));postMessage({id,D},[D.aq,D.aU].filter(Boolean).map((hz)=>hz.buffer));};}
    let texts,names,language;function text(ah,...values){const aM=texts[language][ah]??ah;return aM.replace(/\{(\d)\}/g,(_,P)=>typeof values[P]==="number"
    ?ey(values[P]):values[P]);}
    const ig={};function ey(value,dr=0){const format=ig[language+dr]??=new Intl.NumberFormat(language,{maximumFractionDigits:dr});return format.format(value);}
    function dp(ah,A){return text(A===1?`${ah}One`:`${ah}Many`,ey(A));}
    function F(id){return document.getElementById(id);}
    function V(name,content="",hA={}){const et=document.createElement(name);et.append(...[content].flat());for(const[key,value]of Object.entries(hA))et.setAttribute(key,value);return et;}
    function hF(A){const units=text("units").split(" ");let bT=0,value=A;for(;value>=1000&&bT<4;bT++)value/=1000;return`${ey(value,bT?1:0)} ${units[bT]}`;}
    function dq(value){const[,gC,ev,ft]=/^(\d{4})\.?(\d{2})\.?(\d{2})/.exec(value)??[];if(!gC||ev<1||ev>12||ft<1)return value;return new Date(Date.UTC(gC,ev-1,ft))
    .toLocaleDateString(language,{dateStyle:"long",timeZone:"UTC"});}
    function gs(){document.documentElement.lang=language;document.title=text("title");for(const cV of document.querySelectorAll("[data-text]")){cV.textContent=text(cV.dataset.text);}
    for(const cV of document.querySelectorAll("[data-name]")){cV.setAttribute("aria-label",text(cV.dataset.name));}
    for(const button of F("languages").children){button.setAttribute("aria-pressed",String(button.lang===language));}
    }
    function jz(show){const packed=Uint8Array.from(atob(F("texts").textContent),(cc)=>cc.charCodeAt());const data=JSON.parse(new TextDecoder().decode(iu(packed)));names=data.names;texts=Object.fromEntries(Object.entries(data.texts).map(([code,ac])=>
    [code,Object.fromEntries(ac.map((value,i)=>[data.words[i],value.replaceAll("'","’")]))]));const cO=Object.keys(texts),ad=navigator.languages.map((tag)=>tag.split("-")[0]);language=ad.find((code)=>cO.includes(code))??document.documentElement.lang;for(const code of cO){const button=V("button",texts[code].language,{lang:code});button.addEventListener("click",()=>{language=code;show();});F("languages").append(button);}
    gs();}
    const as={workers:[],waiting:[],db:new Map(),next:0,aN:0};const gO=2;const he=64<<20;function jw(source){as.address=URL.createObjectURL(new Blob([source],{type:"text/javascript"}));as.A=Math.max(2,Math.min(4,navigator.hardwareConcurrency??2));fi();}
    function fi(){const worker=new Worker(as.address);worker.jobs=0;worker.onmessage=({data})=>fk(data);worker.onerror=(J)=>{J.preventDefault();for(const[id,job]of as.db){if(job.worker===worker)fk({id,D:{verdict:"failed",ak:J.message}});}
    };as.workers.push(worker);return worker;}
    function fk({id,D,progress}){const job=as.db.get(id);if(progress!==undefined)return job.progress?.(progress);as.db.delete(id);as.aN-=job.aN;job.worker.jobs--;if(D.verdict)job.reject(Object.assign(new Error(),D));else job.resolve(D);gu();}
    function ik(){const worker=as.workers.reduce((ck,other)=>other.jobs<ck.jobs?other:ck);if(worker.jobs&&as.workers.length<as.A)return fi();return worker.jobs<gO?worker:null;}
    function gu(){while(as.waiting.length){const[job]=as.waiting;const worker=as.db.size&&as.aN+job.aN>he?null:ik();if(!worker)return;as.waiting.shift();job.worker=worker;worker.jobs++;as.aN+=job.aN;as.db.set(job.id,job);worker.postMessage({id:job.id,job:job.name,...job.input});}
    }
    function run(name,input,{urgent=false,progress,aN=0}={}){return new Promise((resolve,reject)=>{const job={id:as.next++,name,input,resolve,reject,progress,aN};if(urgent)as.waiting.unshift(job);else as.waiting.push(job);gu();});}
    function dM({size}){return size<=ch?3*size:size<=ci?size:ch;}
    function eD(name){return name.replace(/;\d+$/,"").replace(/\.$/,"").toLowerCase();}
    const fd=/^sheet\.(txt|eml)$/;function iy(B){const parts=B.split("/"),name=parts.pop(),plain=eD(name);if(parts.some((U)=>names.folders.includes(eD(U))||U.startsWith(".Trash-"))){return true;}
    return name.startsWith(".")||names.systemFiles.includes(plain)||names.files.includes(plain)
    ||plain.endsWith(".problem.txt")||plain.startsWith("sheet.")&&!fd.test(plain)
    ||/^sha256(su|s~\d)$/.test(plain);}
    async function*hV(jR){const items=[...jR.items].filter((Q)=>Q.kind==="file").map((Q)=>({handle:Q.getAsFileSystemHandle?.().catch(()=>null),X:Q.webkitGetAsEntry?.(),file:Q.getAsFile(),}));for(const{handle,X,file}of items){const aM=await handle;if(aM)yield*fC(aM,"");else if(X?.isDirectory)yield*fz(X,"");else if(file)yield{B:file.name,file};}
    }
    async function*fC(handle,folder){const B=folder+handle.name;if(handle.kind==="file"){try{yield{B,file:await handle.getFile()};}catch(H){yield{B,file:null};}
    return;}
    for await(const ec of handle.values())yield*fC(ec,`${B}/`);}
    async function*fz(X,folder){const B=folder+X.name;if(X.isFile){yield{B,file:await new Promise((done)=>X.file(done,()=>done(null)))};return;}
    const jm=X.createReader();for(;;){const children=await new Promise((done)=>jm.readEntries(done,()=>done(null)));if(children===null)yield{B,file:null};if(!children?.length)return;for(const ec of children)yield*fz(ec,`${B}/`);}
    }
    function*hJ(ac){for(const file of ac)yield{B:file.webkitRelativePath||file.name,file};}
    const hr=/^(?:.*\/)?([AP])([0-9A-Z]{7}\.PNG)$/i;const fc=16,GROUPS=32,GROUPS_SIZE=12<<20;async function iY(ac,{begun,aM,failed,joined,eL,progress}){const bn=new Set(),waiting=new Map();let cj=[],size=0,most=1;const open=async(dA,aN)=>{const aR=dA.map(({items,ad})=>({ad,files:items.map(({B,file,X,depth=0})=>
    ({file,X,depth,cK:fd.test(eD(B.split("/").pop()))}))}));try{const answers=await run("open",{aR},{aN});answers.forEach((bo,n)=>{const{items}=dA[n];bo.opened.forEach((opened,i)=>bd(items[i],opened));const bW=bo.opened.map(({u},i)=>({B:items[i].B,u}));if(bo.joined)joined(bW,bo.joined);});}catch(H){for(const{items}of dA)for(const{B}of items)failed(B,H);}
    for(const{items}of dA)progress.done+=items.length;progress.show();};const bt=()=>{if(!cj.length)return;const cZ=open(cj,Math.max(...cj.map(({aN})=>aN))).finally(()=>bn.delete(cZ));bn.add(cZ);[cj,size,most]=[[],0,Math.min(GROUPS,2*most)];};const o=(...items)=>{const ds=items.length>1?items[0].X?.size??items[0].file.size:0;cj.push({items,ad:items.length>1&&fO(ds),aN:ds&&dM({size:ds})});size+=2*ds;if(cj.length>=most||size>=GROUPS_SIZE)bt();};const bd=(Q,{u,entries,inner,aI,...bk})=>{if(u)aM(Q.B,Object.assign(u,{file:u.file??Q.file}));else if(aI)for(const aZ of aI)eL(Q.B,aZ);else if(progress.bh+entries?.length>eZ)failed(Q.B,{verdict:"tooLarge"});else if(entries)for(const X of entries)add(jY(Q,X,inner??Q.file));else failed(Q.B,bk);};const jY=({B,depth=0},X,file)=>
    ({B:`${B}/${X.B}`,file,X,depth:depth+1});const add=(Q)=>{if(iy(Q.B))return;begun(Q.B);progress.bh++;progress.show();if(!Q.file){failed(Q.B,{verdict:"unreadable"});progress.done++;return;}
    const[,aA,rest]=hr.exec(Q.B.toUpperCase())??[];const other=aA&&waiting.get((aA==="A"?"P":"A")+rest);if(other){waiting.delete((aA==="A"?"P":"A")+rest);o(other,Q);}else if(aA&&!waiting.has(aA+rest)){waiting.set(aA+rest,Q);}else{o(Q);}
    };const fB=async()=>{for(bt();bn.size;bt())await Promise.all(bn);};for await(const Q of ac){add(Q);while(bn.size>fc)await Promise.race(bn);}
    await fB();for(const Q of waiting.values()){o(Q);while(bn.size>fc)await Promise.race(bn);}
    await fB();}
    const hc=16;const fa=512<<20;function dL(one,other){for(const u of[one,other])u.number??=dL.next=(dL.next??0)+1;return`${one.number} ${other.number}`;}
    class hm{constructor(){this.bc={archive:[],patient:[]};this.eS=new Set();this.D=null;this.bk=null;}
    add(B,u){this.bc[u.aA].push({B,u});}
    async join(progress){for(const one of this.bc.archive){for(const other of this.bc.patient){const iN=this.eS.has(dL(one.u,other.u));if(this.D||iN||this.eS.size>=hc)continue;await this.tryPair(one,other,progress);}
    }
    }
    async tryPair(one,other,progress){const ad=fO(one.u.size);try{const file=await run("join",{one:one.u,other:other.u,ad},{progress,aN:dM(one.u)});this.joined(one,other,file);}catch(H){this.joined(one,other,H);}
    }
    joined(one,other,{verdict,ak,...file}){this.eS.add(dL(one.u,other.u));if(this.D)return;if(verdict){this.bk??={verdict,ak,aF:[one.B,other.B]};}else{this.D={...file,one:one.u,other:other.u};this.bk=null;fT(this.D);}
    }
    }
    const aH={K:[],size:0,ad:0};function fO(size){const bZ=size>ci;if(bZ?aH.hasLong:aH.ad+size>fa)return false;if(bZ)aH.hasLong=true;else aH.ad+=size;return true;}
    function fT(D){if(!D.blob)return;const at=aH.K.indexOf(D);if(at>=0)aH.K.splice(at,1);else aH.size+=D.size;aH.K.push(D);while(aH.size>fa&&aH.K.length>1){const fZ=aH.K.shift();aH.size-=fZ.size;fZ.blob=null;}
    }
    async function dI(D,eA){if(!D.blob){const{one,other}=D;const fj=await run("restore",{one,other},{...eA,aN:dM(one)});Object.assign(D,{blob:fj.blob,crc:fj.crc});}
    fT(D);return D.blob;}
    class gL{constructor(bi){this.bl=new Map();this.aI=[];this.cH=new Map();this.bi=bi;this.progress={bh:0,done:0,cN:0,show:bi};this.bN=0;}
    clear(){this.bl.clear();this.cH.clear();this.aI=[];Object.assign(this.progress,{bh:0,done:0});Object.assign(aH,{K:[],size:0,ad:0,hasLong:false});this.bi();}
    get K(){return[...this.bl.values()].map((I)=>I.D).filter(Boolean);}
    async bd(ac){this.bN++;this.bi();const fR=[];const aM=(B,u)=>{const I=this.bl.get(u.I)??new hm();this.bl.set(u.I,I);I.add(B,u);if(I.D||!I.bc.archive.length||!I.bc.patient.length)return;this.progress.cN++;const bp=I.cN??Promise.resolve();I.cN=bp.then(()=>I.join()).then(()=>{this.progress.cN--;this.bi();});fR.push(I.cN);};const failed=(B,{verdict,ak})=>this.cH.set(B,{verdict,ak});const joined=(bW,bo)=>{const[one,other]=bW[0].u.aA==="archive"?bW:bW.reverse();this.bl.get(one.u.I).joined(one,other,bo);};const begun=(B)=>this.cH.delete(B);const eL=(B,aZ)=>this.aI.push({B,aZ});try{await iY(ac,{begun,aM,failed,joined,eL,progress:this.progress});await Promise.all(fR);await this.joinSheets();if(this.bN===1)await this.settle();}finally{this.bN--;this.bi();}
    }
    get lone(){return[...this.bl.values()].filter((I)=>!I.D&&!I.bk
    &&I.bc.archive.length+I.bc.patient.length>0);}
    async joinSheets(){const bW=this.aI.length?this.lone.flatMap((I)=>I.bc.archive.map((one)=>({I,one}))):[];await Promise.all(bW.map(async({I,one})=>{for(const{B,aZ}of this.aI){const u=await jD(aZ,one.u);if(u&&!I.D)await I.tryPair(one,{B,u});}
    this.bi();}));}
    async settle(){const left=this.lone.flatMap((I)=>[...I.bc.archive,...I.bc.patient]
    .map((ef)=>({...ef,I})));if(left.length===2){const[one,other]=left;await one.I.tryPair(one,other);if(one.I.bk&&other.I!==one.I)other.I.iA=true;return;}
    await Promise.all(left.filter(({u})=>!u.ix).map(async({B,u,I})=>{try{await run("check",{u});u.ix=true;}catch(H){I.bc[u.aA]=I.bc[u.aA].filter((ef)=>ef.u!==u);this.cH.set(B,{verdict:H.verdict,ak:H.ak});}
    }));}
    get problems(){const aR=new Map();const add=(verdict,ak,...aF)=>{const kind=verdict!=="notPNG"||!ak?"":/^[A-Z]/.test(ak)?"-photo":`-${ak}`;const ah=`verdict.${verdict}${kind}`,key=`${ah} ${/^(newer|notPNG)/.test(verdict)?ak:""}`;const af=aR.get(key)??{ah,verdict,ak,aF:[],A:0};af.aF.push(...aF);af.A++;aR.set(key,af);};for(const[B,{verdict,ak}]of this.cH)add(verdict,ak,B);for(const I of this.bl.values()){if(I.bk&&!I.D)add(I.bk.verdict,I.bk.ak,...I.bk.aF);if(I.bk||I.D||I.iA)continue;const{archive,patient}=I.bc;const fN=this.aI.length>0;if(archive.length)add(fN?"notThisSheet":"waiting-patient","",archive[0].B);if(patient.length)add(fN?"notThisSheet":"waiting-archive","",patient[0].B);}
    if(!this.bl.size)for(const{B}of this.aI)add("waiting-archive","",B);return[...aR.values()];}
    }
    function js(K){const aR=new Map();for(const D of K){const{bR="",eK=""}=D.summary??{};const key=eK?`${bR} ${eK}`:`file ${D.B}`;if(!aR.has(key))aR.set(key,[]);aR.get(key).push(D);}
    const ac=[...aR].map(([key,dC])=>{dC.sort(is(dC));return{key,summary:dC[0].summary??{},K:dC};});const number=({summary})=>summary.seriesNumber??Infinity;return ac.sort((a,b)=>compare(a.summary.bR??"\uFFFF",b.summary.bR??"\uFFFF")
    ||compare(number(a),number(b))||compare(a.K[0].B,b.K[0].B));}
    const hE=globalThis.Intl&&new Intl.Collator("en",{numeric:true});function compare(a,b){return a<b?-1:a>b?1:0;}
    function is(K){const ct=K.map(({summary})=>summary?.bH),turns=new Set();for(const{summary}of K)turns.add(summary?.bD);const iM=turns.size===1&&ct.every((ag)=>ag!==undefined)
    &&new Set(ct.map((ag)=>ag.toFixed(3))).size===ct.length;const fp=(a,b)=>compare(a.summary?.dv??Infinity,b.summary?.dv??Infinity)
    ||hE.compare(a.B,b.B);if(!iM)return fp;const S=Math.sign(K.reduce((aJ,{summary})=>aJ
    +(summary.bH-ct[0])*((summary.dv??0)-(K[0].summary.dv??0)),0))||1;return(a,b)=>S*(a.summary.bH-b.summary.bH)||fp(a,b);}
    function eg(B){let parts=B.split("/").filter((U)=>U&&U!==".");if(parts.length>64)parts=[...parts.slice(0,63),parts.at(-1)];const aO=parts.map(io);if(!aO.length)return"restored.dcm";const last=aO[aO.length-1],extension=/\.([^.]*)$/.exec(last)?.[1].toLowerCase();if(extension!==undefined&&names.runs.includes(extension))aO[aO.length-1]=`${last}.dcm`;return aO.join("/");}
    function io(name){if(name==="..")return"_";let aO=name.replace(/(?!\uFE0F)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}<>:"|?*\\]/gu,"_")
    .replace(/\.\{/g,"._");aO=aO.replace(/^\./,"_");const cx=aO.replace(/\..*$/s,"").replace(/ +$/,"").toUpperCase();if(/^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9¹²³])$/.test(cx))aO=`_${aO}`;aO=eM(aO);return aO.replace(/[. ]+$/,(end)=>"_".repeat(end.length))||"_";}
    function eM(name,fX=""){const extension=/(?<=.)\.[^.]{0,15}$/su.exec(name)?.[0]??"";const A=(value)=>new TextEncoder().encode(value).length;let cx=[...name.slice(0,name.length-extension.length)];while(A(cx.join("")+fX+extension)>255)cx=cx.slice(0,-1);return cx.join("")+fX+extension;}
    function gA(B,cy){const eP=B.lastIndexOf("/")+1;for(let number=1;;number++){const name=number===1?B.slice(eP):eM(B.slice(eP),` (${number})`);const br=B.slice(0,eP)+name;if(cy.has(br.toLowerCase()))continue;cy.add(br.toLowerCase());return br;}
    }
    function ez(blob,name){const address=URL.createObjectURL(blob),link=V("a","",{href:address,download:name});document.body.append(link);link.click();link.remove();setTimeout(()=>URL.revokeObjectURL(address),600000);}
    async function saveOne(D){const name=eg(D.B).split("/").pop();ez(await dI(D,{urgent:true}),name);}
    async function*jn(K){const dV=as.workers.length,bn=[];const cy=new Set();for(let i=0;i<K.length+dV;i++){if(i<K.length){const cZ=dI(K[i]);cZ.catch(()=>{});bn.push(cZ);}
    if(i<dV)continue;const D=K[i-dV],blob=await bn.shift();yield{D,blob,B:gA(eg(D.B),cy)};}
    }
    const hk=16<<20;function*im(K){let af=[],size=0;for(const D of K){const cn=D.blob||D.size>ci;if(af.length&&(cn||size+D.size>hk)){yield af;[af,size]=[[],0];}
    if(cn){yield[D];continue;}
    af.push(D);size+=D.size;}
    if(af.length)yield af;}
    async function jr(K,progress){const cy=new Set(),aF=new Map(),bJ=new hv();for(const D of K)aF.set(D,gA(eg(D.B),cy));let done=0;const parts=await Promise.all([...im(K)].map(async(af)=>{const U=await packed(af,aF);progress(done+=af.length,K.length);return U;}));for(const D of K)bJ.add(aF.get(D),D.size,D.crc);ez(new Blob([...parts.flat(),bJ.l()],{type:"application/zip"}),"exam.zip");}
    async function packed(af,aF){const[S]=af;if(S.blob||S.size>ci){const blob=await dI(S);return[eU(aF.get(S),S.size,S.crc),blob];}
    const files=af.map((D)=>({one:D.one,other:D.other,B:aF.get(D)}));const{blob,sums}=await run("pack",{files},{aN:Math.max(...af.map(({one})=>dM(one)))});af.forEach((D,i)=>{D.crc=sums[i];});return[blob];}
    async function jq(K,progress){const da=await showDirectoryPicker({mode:"readwrite"});let done=0;for await(const{blob,B}of jn(K)){const parts=B.split("/"),name=parts.pop();let folder=da;for(const U of parts)folder=await folder.getDirectoryHandle(U,{create:true});const file=await folder.getFileHandle(await ij(folder,name),{create:true});await blob.stream().pipeTo(await file.createWritable());progress(++done,K.length);}
    }
    async function ij(folder,name){for(let number=1;;number++){const br=number===1?name:eM(name,` (${number})`);try{await folder.getFileHandle(br);}catch(H){if(H.name==="NotFoundError")return br;if(H.name!=="TypeMismatchError")throw H;}
    }
    }
    const m={frame:null,picture:null,image:null,center:0,width:1,preset:"",bY:false,zoom:1,x:0,y:0,mode:"window",line:null,aP:null,cu:new Map(),};function jG(picture,frame,bP){Object.assign(m,{picture,frame,line:null,aP:null});if(bP){Object.assign(m,{zoom:1,x:0,y:0,bY:false});m.preset=picture.dh?.length?"0":"range";}
    if(frame.aq&&m.preset!=="own")eT(m.preset);dd();dc();cs();}
    function eT(preset){const{picture,frame}=m,window=picture.dh[Number(preset)];m.preset=preset;if(window&&preset!=="range"){m.center=window.center;m.width=Math.max(1,window.width);}else{const cG=[frame.low,frame.high].map((value)=>value*picture.slope+picture.eh);const low=Math.min(...cG),high=Math.max(...cG);m.center=(low+high)/2+0.5;m.width=Math.max(1,high-low+1);m.preset="range";}
    }
    function jX(){const{picture,frame,center,width}=m,av=new Uint32Array(65536);const en=Boolean(picture.en)!==m.bY;for(let i=0;i<65536;i++){const value=(i-frame.aS)*picture.slope+picture.eh;const at=width>1?(value-center+0.5)/(width-1)+0.5:value<center-0.5?0:1;let bL=Math.max(0,Math.min(255,Math.round(at*255)));if(en)bL=255-bL;av[i]=0xFF000000|bL<<16|bL<<8|bL;}
    return av;}
    function cs(){const{frame,image}=m;if(!frame)return;image.width=frame.width;image.height=frame.height;const context=image.getContext("2d"),data=context.createImageData(frame.width,frame.height);if(frame.aU){data.data.set(frame.aU);for(let i=0;m.bY&&i<data.data.length;i++)if(i%4!==3)data.data[i]^=255;}else{const av=jX(),bC=new Uint32Array(data.data.buffer),{aq}=frame;for(let i=0;i<aq.length;i++)bC[i]=av[aq[i]];}
    context.putImageData(data,0,0);be();}
    function dG(){const canvas=F("canvas"),{frame,picture}=m;const dX=picture.cf?picture.cf[0]/picture.cf[1]:1;const eR=dX>0.05&&dX<20?dX:1;const dJ=m.zoom*Math.min(canvas.width/frame.width,canvas.height/(frame.height*eR));return{aa:dJ,down:dJ*eR,left:canvas.width/2+m.x-frame.width*dJ/2,top:canvas.height/2+m.y-frame.height*dJ*eR/2};}
    function be(){const canvas=F("canvas"),context=canvas.getContext("2d"),{frame,image}=m;const an=Math.min(2,devicePixelRatio||1),box=canvas.getBoundingClientRect();canvas.width=Math.max(1,Math.round(box.width*an));canvas.height=Math.max(1,Math.round(box.height*an));context.fillStyle="#000";context.fillRect(0,0,canvas.width,canvas.height);if(!frame)return;const{aa,down,left,top}=dG();context.imageSmoothingEnabled=aa<4;context.imageSmoothingQuality="high";context.drawImage(image,left,top,frame.width*aa,frame.height*down);if(m.line)hT(context,an);if(m.aP)hS(context,an);}
    function hT(context,an){const{aa,down,left,top}=dG(),{from,to}=m.line;const[x1,y1,x2,y2]=[left+from.x*aa,top+from.y*down,left+to.x*aa,top+to.y*down];for(const[color,width]of[["#000",4],["#ffd400",2]]){context.strokeStyle=color;context.lineWidth=width*an;context.beginPath();context.moveTo(x1,y1);context.lineTo(x2,y2);context.stroke();}
    const label=fU();context.font=`${14*an}px system-ui, sans-serif`;const dg=context.measureText(label).width+12*an,high=22*an;const x=Math.max(0,Math.min(context.canvas.width-dg,Math.max(x1,x2)+8*an));const y=Math.max(0,Math.min(context.canvas.height-high,(y1+y2)/2));context.fillStyle="#000";context.fillRect(x,y,dg,high);context.fillStyle="#ffd400";context.fillText(label,x+6*an,y+16*an);}
    function hS(context,an){const{aa,down,left,top}=dG(),x=left+m.aP.x*aa,y=top+m.aP.y*down;context.strokeStyle="#ffd400";context.lineWidth=2*an;context.beginPath();for(const[dx,dy]of[[1,0],[0,1]]){context.moveTo(x-10*an*dx,y-10*an*dy);context.lineTo(x+10*an*dx,y+10*an*dy);}
    context.stroke();}
    function fU(){const{from,to}=m.line,{cf,cL}=m.picture,{O}=m.frame;const dx=(to.x-from.x)*O,dy=(to.y-from.y)*O;const di=(value,dr)=>value.toLocaleString(language,{maximumFractionDigits:dr});if(!cf)return text("lengthPixels",di(Math.hypot(dx,dy),0));const length=Math.hypot(dx*cf[1],dy*cf[0]);return text(cL?"lengthDetector":"length",di(length,1));}
    function dF(J){const canvas=F("canvas"),box=canvas.getBoundingClientRect();const{aa,down,left,top}=dG(),an=canvas.width/box.width;return{x:((J.clientX-box.left)*an-left)/aa,y:((J.clientY-box.top)*an-top)/down};}
    function cz(hY){const zoom=Math.max(0.2,Math.min(40,m.zoom*hY)),by=zoom/m.zoom;Object.assign(m,{zoom,x:m.x*by,y:m.y*by});be();}
    function gB(dx,dy){if(!m.frame?.aq)return;const gt=Math.max(1,m.width)/300;m.width=Math.max(1,m.width+dx*gt);m.center+=dy*gt;m.preset="own";dd();cs();}
    function ew(dx,dy){const an=F("canvas").width/F("canvas").getBoundingClientRect().width;m.x+=dx*an;m.y+=dy*an;be();}
    function hR(J){const bp=m.cu.get(J.pointerId);if(!bp||!m.frame)return;const dx=J.clientX-bp.x,dy=J.clientY-bp.y;if(m.cu.size===2){const[other]=[...m.cu].filter(([id])=>id!==J.pointerId).map(([,ag])=>ag);const bf=(ag)=>Math.hypot(ag.x-other.x,ag.y-other.y);cz(bf({x:J.clientX,y:J.clientY})/Math.max(1,bf(bp)));ew(dx/2,dy/2);}else if(m.mode==="window"){gB(dx,dy);}else if(m.mode==="move"){ew(dx,dy);}else{m.line={from:m.line?.from??dF(J),to:dF(J)};be();dc();}
    m.cu.set(J.pointerId,{x:J.clientX,y:J.clientY});}
    function jU(J){const O=J.shiftKey?10:1,arrow={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[J.key];if(!m.frame||J.ctrlKey||J.metaKey||J.altKey)return false;if(J.key==="+"||J.key==="=")cz(1.25);else if(J.key==="-")cz(0.8);else if(J.key==="0")gl();else if(J.key==="i")invert();else if(J.key==="PageUp")dY(-1);else if(J.key==="PageDown")dY(1);else if(arrow&&m.mode==="window")gB(10*O*arrow[0],10*O*arrow[1]);else if(arrow&&m.mode==="move")ew(20*arrow[0],20*arrow[1]);else if(arrow)fY(O*arrow[0],O*arrow[1]);else if(J.key==="Enter"&&m.mode==="measure")iV();else return false;return true;}
    function fY(dx,dy){const{frame}=m,aP=m.aP??{x:frame.width/2,y:frame.height/2};m.aP={x:Math.max(0,Math.min(frame.width,aP.x+dx)),y:Math.max(0,Math.min(frame.height,aP.y+dy))};if(m.line?.ep)m.line.to=m.aP;be();dc();}
    function iV(){if(!m.aP)fY(0,0);if(m.line?.ep)m.line.ep=false;else m.line={from:m.aP,to:m.aP,ep:true};be();dc();}
    function dc(){F("length").textContent=m.line?fU():"";}
    function invert(){m.bY=!m.bY;dd();cs();}
    function gl(){Object.assign(m,{zoom:1,x:0,y:0,bY:false,line:null,aP:null});if(m.frame.aq)eT(m.picture.dh.length?"0":"range");dd();dc();cs();}
    function dd(){const{picture,frame}=m,isGray=Boolean(frame.aq),preset=F("preset");for(const id of["preset","center","width"])F(id).closest("label").hidden=!isGray;F("invert").setAttribute("aria-pressed",String(m.bY));if(!isGray)return;const eA=picture.dh.map(({center,width,name},i)=>
    V("option",name||`${center} / ${width}`,{value:String(i)}));preset.replaceChildren(...eA,V("option",text("wholeRange"),{value:"range"}),V("option",text("ownWindow"),{value:"own"}));preset.value=m.preset;const cG=[frame.low,frame.high].map((value)=>value*picture.slope+picture.eh);const low=Math.min(...cG,m.center-m.width/2),high=Math.max(...cG,m.center+m.width/2);Object.assign(F("center"),{min:Math.floor(low),max:Math.ceil(high),value:m.center});Object.assign(F("width"),{min:1,max:Math.ceil(Math.max(2,high-low)),value:m.width});}
    function jA(){const canvas=F("canvas");m.image=document.createElement("canvas");canvas.addEventListener("pointerdown",(J)=>{canvas.setPointerCapture(J.pointerId);m.cu.set(J.pointerId,{x:J.clientX,y:J.clientY});if(m.mode==="measure"&&m.frame)m.line={from:dF(J),to:dF(J)};});canvas.addEventListener("pointermove",hR);for(const kind of["pointerup","pointercancel"]){canvas.addEventListener(kind,(J)=>m.cu.delete(J.pointerId));}
    canvas.addEventListener("wheel",(J)=>{J.preventDefault();if(J.ctrlKey)cz(J.deltaY<0?1.15:1/1.15);else dY(Math.sign(J.deltaY));},{passive:false});canvas.addEventListener("keydown",(J)=>{if(jU(J))J.preventDefault();});for(const mode of document.querySelectorAll("input[name=mode]")){mode.addEventListener("change",()=>{m.mode=mode.value;});}
    F("preset").addEventListener("change",({target})=>{if(target.value!=="own")eT(target.value);dd();cs();});for(const id of["center","width"]){F(id).addEventListener("input",({target})=>{m[id]=Number(target.value);m.preset=F("preset").value="own";cs();});}
    F("invert").addEventListener("click",invert);F("reset").addEventListener("click",gl);F("larger").addEventListener("click",()=>cz(1.25));F("smaller").addEventListener("click",()=>cz(0.8));new ResizeObserver(be).observe(canvas);}
    const hj=new Set(["SR","DOC","KO","PR"]);const N={series:[],key:"",P:0,number:0,D:null,content:null,last:null,ad:0,dw:false};function gr(K){N.series=js(K);F("exam").hidden=!K.length;jH(K);if(!K.length)return;if(!N.series.some(({key})=>key===N.key)){Object.assign(N,{key:N.series[0].key,P:0,number:0,D:null});}
    const gv=new Set(),buttons=F("series").getElementsByTagName("button");const ic=[...buttons].indexOf(document.activeElement);F("series").replaceChildren(...N.series.flatMap((series)=>{const{summary:{modality,series:name,seriesNumber},K:files}=series;const title=[modality,name||(seriesNumber===undefined?"":text("seriesNumber",seriesNumber))]
    .filter(Boolean).join(" · ")||text("otherFile");const button=V("button",[V("b",title),V("span",dp(hj.has(modality)?"files":"images",files.length))],{"aria-pressed":String(series.key===N.key)});button.addEventListener("click",()=>{Object.assign(N,{key:series.key,P:0,number:0,D:null});gr(K);});const Q=V("li",button),iB=!gv.has(series.summary.bR);gv.add(series.summary.bR);return iB&&N.iG?[jO(series.summary),Q]:[Q];}));buttons[ic]?.focus();const files=cF(),P=N.dw?files.indexOf(N.D)
    :files[0]===N.D?0:-1;if(P<0&&!N.dw)N.P=0;if(P>=0)N.P=P;eN();if(P<0)es(true);}
    function jH(K){const cO=K.map(({summary})=>summary).filter(Boolean);const{size}=new Set(cO.map(({id,patient})=>id||patient));N.iG=new Set(cO.map(({bR})=>bR)).size>1;F("patients").hidden=size<2;F("patients").textContent=text("patients",size);}
    function jO({patient,id,date,study}){return V("li",[patient||id,dq(date??""),study].filter(Boolean).join(", ")||text("otherFile"),{class:"study"});}
    function cF(){return N.series.find(({key})=>key===N.key)?.K??[];}
    function dY(by){const ar=N.content?.ar??1;if(ar>1)du(N.P,N.number+by);else du(N.P+by,0);}
    function du(P,number){const files=cF(),ar=N.content?.ar??1;const next=Math.max(0,Math.min(files.length-1,P));const frame=next===N.P?Math.max(0,Math.min(ar-1,number)):0;if(next===N.P&&frame===N.number)return;Object.assign(N,{P:next,number:frame,dw:true});eN();es(false);}
    function eN(){const files=cF(),ar=N.content?.ar??1;for(const[id,A,at]of[["image",files.length,N.P],["frame",ar,N.number]]){const eQ=F(id);eQ.closest("label").hidden=A<2;Object.assign(eQ,{min:1,max:A,value:at+1});F(`${id}Text`).textContent=text(`${id}Of`,at+1,A);eQ.setAttribute("aria-valuetext",text(`${id}Of`,at+1,A));}
    F("canvas").setAttribute("aria-label",text("pictureName",text("imageOf",N.P+1,files.length)));}
    async function es(bP){const bD=++N.ad,D=cF()[N.P];N.bP||=bP;if(N.fJ||!D)return;N.fJ=true;const show=(content,frame)=>{if(bD!==N.ad)return;gq(D,content,frame,N.bP);N.bP=false;};try{if(N.D!==D||!N.content){const content=await run("content",{blob:await dI(D,{urgent:true})},{urgent:true});Object.assign(N,{D,content});}
    const{content}=N,number=Math.min(N.number,(content.ar??1)-1);const frame=content.kind==="picture"
    ?await run("frame",{picture:content,number},{urgent:true}):null;show(content,frame);}catch(H){show({kind:"hidden",summary:D.summary,...N.content,...(H.verdict==="hidden"?{}:{verdict:H.verdict}),ar:1,failed:true},null);}
    N.fJ=false;if(bD!==N.ad)es(false);}
    function gq(D,content,frame,bP){N.last=[D,content,frame];F("picture").hidden=!frame;F("other").hidden=Boolean(frame);eN();if(frame)jG(content,frame,bP);else F("other").replaceChildren(...ja(D,content));jF(content.summary??{});}
    function ja(D,content){if(content.verdict)return[V("p",text(`verdict.${content.verdict}`))];if(content.kind==="report"){return[V("h3",content.title||text("report")),gk(content.items)];}
    if(content.kind==="pdf"){const open=V("button",text("openPDF"));open.addEventListener("click",()=>window.open(URL.createObjectURL(content.pdf),"_blank","noopener"));const save=V("button",text("savePDF"));save.addEventListener("click",()=>ez(content.pdf,"document.pdf"));return[V("p",text("pdf")),V("p",[open,save],{class:"buttons"})];}
    return[V("p",text(content.kind==="none"?"noPicture":"hiddenPicture"))];}
    function gk(items){return V("ul",items.map(({name,kind,value,items:children})=>V("li",[name?V("b",value?`${name}: `:name):"",kind==="DATE"?dq(value):value,...(children.length?[gk(children)]:[]),])));}
    function jF(summary){const facts=[["patient",summary.patient],["patientID",summary.id],["born",dq(summary.born??"")],["date",dq(summary.date??"")],["modality",summary.modality],["study",summary.study],["seriesName",summary.series]];F("facts").replaceChildren(...facts.filter(([,value])=>value).map(([ah,value])=>
    V("div",[V("dt",text(ah)),V("dd",value)])));}
    function hK(){Object.assign(N,{key:"",D:null,content:null,last:null,ad:N.ad+1,dw:false});Object.assign(m,{frame:null,line:null,aP:null});for(const id of["facts","other","saved","sheetSaid","length"])F(id).replaceChildren();be();}
    function ju(){F("image").addEventListener("input",({target})=>du(Number(target.value)-1,0));F("frame").addEventListener("input",({target})=>du(N.P,Number(target.value)-1));}
    function jI(exam){const problems=exam.bN?exam.problems.filter(({verdict})=>!verdict.startsWith("waiting")):exam.problems;F("problems").hidden=!problems.length;F("problemList").replaceChildren(...problems.map(({ah,verdict,ak,aF,A})=>{const[jV,...rest]=text(ah,ak).split("\n");const Q=V("li",[V("p",V("b",jV)),...rest.map((line)=>V("p",line))]);const most=aF.length>51?50:51;const ac=V("ul",aF.slice(0,most).map((B)=>V("li",B)));if(aF.length>most)ac.append(V("li",text("andMore",aF.length-most)));Q.append(A>3
    ?V("details",[V("summary",dp("files",aF.length)),ac]):ac);Q.dataset.verdict=verdict;return Q;}));}
    function jJ(exam){const{bh,done}=exam.progress,K=exam.K,parts=[];F("progress").hidden=!exam.bN;Object.assign(F("progress"),{max:Math.max(1,bh+K.length),value:done+K.length});if(exam.bN)parts.push(text("working",done,bh));else if(bh&&!K.length)parts.push(text("nothingJoined"));if(K.length)parts.push(dp("joined",K.length));F("status").textContent=parts.join(" ");const bi=K.filter(({bz})=>!bz).length;F("inexact").hidden=!bi;F("inexact").textContent=dp("inexact",bi);F("save").hidden=!K.length;F("clear").hidden=!bh&&!exam.aI.length;F("clear").disabled=exam.bN;F("saveFolder").hidden=!window.showDirectoryPicker;F("saveSize").textContent=text("size",hF(K.reduce((aJ,{size})=>aJ+size,0)));}
    function jv(source){let timer=0;const show=()=>{timer=0;jJ(exam);jI(exam);gr(exam.K);document.body.dataset.state=exam.bN?"busy":"idle";};const exam=new gL(()=>{document.body.dataset.state="busy";timer||=setTimeout(show,exam.progress.bh>20?250:30);});jz(()=>{gs();show();if(N.last)gq(...N.last,false);});try{jw(source);}catch(H){F("status").textContent=text("oldBrowser");return;}
    jA();ju();jt(exam);jy(exam);jx(exam);F("clear").addEventListener("click",()=>{hK();exam.clear();});addEventListener("pageshow",({persisted})=>persisted&&location.reload());document.body.dataset.state="idle";}
    function jt(exam){addEventListener("dragover",(J)=>{J.preventDefault();document.body.classList.add("over");});addEventListener("dragleave",(J)=>{if(!J.relatedTarget)document.body.classList.remove("over");});addEventListener("drop",(J)=>{J.preventDefault();document.body.classList.remove("over");exam.bd(hV(J.dataTransfer));});for(const id of["files","folder"]){const input=F(id);F(`${id}Button`).addEventListener("click",()=>input.click());input.addEventListener("change",()=>{const fq=[...input.files];input.value="";if(fq.length)exam.bd(hJ(fq));});}
    }
    function jy(exam){const cm=F("sheetText"),said=F("sheetSaid");F("sheetUse").addEventListener("click",()=>{try{const aI=gg(cm.value);cm.value="";said.textContent=text("sheetTaken",aI.map(({label})=>label).filter(Boolean).join(", "));delete said.dataset.verdict;exam.aI.push(...aI.map((aZ)=>({B:text("sheetTitle"),aZ})));exam.bd([]);}catch(H){said.textContent=text(`verdict.${H.verdict}`,H.ak);said.dataset.verdict=H.verdict;cm.focus();}
    });}
    function jx(exam){const saving=(save)=>async()=>{const buttons=[...F("save").querySelectorAll("button")];for(const button of buttons)button.disabled=true;try{await save((done,all)=>{F("saved").textContent=text("saving",done,all);});F("saved").textContent=text("saved");}catch(H){F("saved").textContent=H.name==="AbortError"?""
    :text(H.verdict?`verdict.${H.verdict}`:"saveFailed");}
    for(const button of buttons)button.disabled=false;};const all=()=>N.series.flatMap(({K})=>K);F("saveOne").addEventListener("click",saving(()=>saveOne(cF()[N.P])));F("saveAll").addEventListener("click",saving((progress)=>jr(all(),progress)));F("saveFolder").addEventListener("click",saving((progress)=>jq(all(),progress)));}
    if(typeof document==="undefined")dP();else jv(document.currentScript.textContent);})();
    """#
}
