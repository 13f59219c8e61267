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
    "use strict";(()=>{class aM extends Error{constructor(verdict,ag){super(verdict);this.verdict=verdict;this.ag=ag;}
    }
    function F(ek,verdict,ag){if(!ek)throw new aM(verdict,ag);}
    function aw(blob,o,end){if(blob instanceof Uint8Array)return blob.slice(o,end);try{return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(o,end)));}catch(error){throw new aM("unreadable");}
    }
    const bQ={free:[],most:16<<20};function eP(size){const az=bQ.free.findIndex(({byteLength})=>byteLength>=size&&byteLength<2*size);return az<0?new ArrayBuffer(size+65535&~65535):bQ.free.splice(az,1)[0];}
    function dA(room){if(!room||room.byteLength>bQ.most)return;bQ.free.unshift(room);let left=bQ.most;bQ.free=bQ.free.filter(({byteLength})=>(left-=byteLength)>=0);}
    const gs=new Set();class fm{constructor(blob){this.blob=blob;this.at=0;try{gs.add(this.reader=blob.stream().getReader({mode:"byob"}));}catch(error){}
    }
    async next(size){if(!this.reader)return jz(this.blob.slice(this.at,this.at+=size));let l=new Uint8Array(eP(size),0,0);try{for(let ad=0;ad<size;ad=l.byteOffset+l.length){const{value,done}=await this.reader.read(new Uint8Array(l.buffer,ad,size-ad),{min:size-ad});if(value)l=value;if(done)break;}
    }catch(error){throw new aM("unreadable");}
    return new Uint8Array(l.buffer,0,l.byteOffset+l.length);}
    end(){gs.delete(this.reader);this.reader?.cancel().catch(()=>{});}
    }
    async function gr(blob){const reading=new fm(blob);try{return await reading.next(blob.size);}finally{reading.end();}
    }
    function jz(blob){return new Promise((done,iq)=>{const reader=new FileReader();reader.onload=()=>done(new Uint8Array(reader[`result`]));reader.onerror=()=>iq(new aM("unreadable"));reader.readAsArrayBuffer(blob);});}
    function bF(l,at){return l[at]<<8|l[at+1];}
    function al(l,at){return(l[at]<<24|l[at+1]<<16|l[at+2]<<8|l[at+3])>>>0;}
    function dh(l,at){const value=al(l,at)*2**32+al(l,at+4);return Number.isSafeInteger(value)?value:Infinity;}
    function fM(l){return Array.from(l,(byte)=>byte.toString(16).padStart(2,"0")).join("");}
    function bo(l){return String.fromCharCode(...l);}
    function cx(a,b){return a.length===b.length&&a.every((byte,S)=>byte===b[S]);}
    function cQ(...parts){const l=new Uint8Array(parts.reduce((aJ,U)=>aJ+U.length,0));let at=0;for(const U of parts){l.set(U,at);at+=U.length;}
    return l;}
    function ez(l){return BigInt("0x"+(fM(l.slice().reverse())||"0"));}
    class eb{constructor(blob){this.blob=blob;this.o=0;this.ab=new Uint8Array(0);}
    l(o,end){if(o<this.o||end>this.o+this.ab.length){this.ab=aw(this.blob,o,Math.max(end,o+65536));this.o=o;}
    return this.ab.subarray(o-this.o,end-this.o);}
    }
    class bG{static dK=4<<20;constructor(expected=0){this.expected=expected;this.parts=[];this.aa=null;this.ad=0;this.size=0;}
    write(l){this.size+=l.length;for(let at=0;at<l.length;){if(this.ad===this.aa?.length)this.bv();this.aa??=new Uint8Array(Math.min(bG.dK,this.expected||Math.max(65536,this.size)));const A=Math.min(l.length-at,this.aa.length-this.ad);this.aa.set(l.subarray(at,at+A),this.ad);this.ad+=A;at+=A;}
    }
    bv(){if(this.ad)this.parts.push(new Blob([this.aa.subarray(0,this.ad)]));this.aa=null;this.ad=0;}
    aq(){this.bv();return new Blob(this.parts);}
    em(){return this.parts.length?this.aq():this.aa?.slice(0,this.ad)??new Uint8Array(0);}
    }
    function*da(blob,dK=2<<20){const size=cy(blob);for(let at=0;at<size;at+=dK){yield aw(blob,at,Math.min(at+dK,size));}
    }
    function cy(blob){return blob.size??blob.length;}
    const ic=(()=>{const ay=new Int32Array(16*256);for(let n=0;n<256;n++){let c=n;for(let bit=0;bit<8;bit++)c=c&1?c>>>1^0xEDB88320:c>>>1;ay[n]=c;}
    for(let n=256;n<ay.length;n++)ay[n]=ay[n-256]>>>8^ay[ay[n-256]&255];return ay;})();function cH(l,crc=0){const t=ic;let c=~crc,at=0;for(;at<l.length&&l.byteOffset+at&3;at++)c=t[(c^l[at])&255]^c>>>8;const left=l.length-at;const words=left<16?[]:new Int32Array(l.buffer,l.byteOffset+at,left>>4<<2);for(let i=0;i<words.length;i+=4){const d=words[i+1],e=words[i+2],f=words[i+3];c^=words[i];c=t[3840|c&255]^t[3584|c>>>8&255]^t[3328|c>>>16&255]^t[3072|c>>>24]
    ^t[2816|d&255]^t[2560|d>>>8&255]^t[2304|d>>>16&255]^t[2048|d>>>24]
    ^t[1792|e&255]^t[1536|e>>>8&255]^t[1280|e>>>16&255]^t[1024|e>>>24]
    ^t[768|f&255]^t[512|f>>>8&255]^t[256|f>>>16&255]^t[f>>>24];}
    for(at+=4*words.length;at<l.length;at++)c=t[(c^l[at])&255]^c>>>8;return~c>>>0;}
    function hK(l,adler=1){let a=adler&0xFFFF,b=adler>>>16;for(let at=0;at<l.length;){const end=Math.min(at+3800,l.length);for(;at<end;at++){a+=l[at];b+=a;}
    a%=65521;b%=65521;}
    return(b<<16|a)>>>0;}
    function gn(A,dd){const values=[];for(let n=2;values.length<A;n++){let fX=true;for(let d=2;d*d<=n;d++)fX&&=n%d!==0;if(fX)values.push(jF(BigInt(n),dd));}
    return Int32Array.from(values);}
    function jF(n,dd){const dN=BigInt(dd),goal=n<<32n*dN;let low=0n,high=1n<<40n;while(high-low>1n){const cX=low+high>>1n;if(cX**dN<=goal)low=cX;else high=cX;}
    return Number(BigInt.asIntN(32,low));}
    const hF=gn(64,3);const hG=gn(8,2);class hD{constructor(){this.state=hG.slice();this.words=new Int32Array(64);this.block=new Uint8Array(64);this.ad=0;this.A=0;}
    update(l){this.A+=l.length;let at=0;if(this.ad){at=Math.min(64-this.ad,l.length);this.block.set(l.subarray(0,at),this.ad);this.ad+=at;if(this.ad<64)return;this.bs(this.block,0,64);this.ad=0;}
    const aj=at+((l.length-at)&~63);this.bs(l,at,aj);this.ad=l.length-aj;this.block.set(l.subarray(aj));}
    aq(){const A=this.A,pad=new Uint8Array((this.ad<56?56:120)-this.ad+8);pad[0]=0x80;const m=new DataView(pad.buffer);m.setUint32(pad.length-8,Math.floor(A/2**29));m.setUint32(pad.length-4,A*8>>>0);this.update(pad);const digest=new DataView(new ArrayBuffer(32));this.state.forEach((ak,i)=>digest.setInt32(4*i,ak));return new Uint8Array(digest.buffer);}
    bs(l,o,end){const w=this.words,k=hF,state=this.state;let[s0,s1,s2,s3,s4,s5,s6,s7]=state;for(let at=o;at<end;at+=64){for(let i=0,b=at;i<16;i++,b+=4){w[i]=l[b]<<24|l[b+1]<<16|l[b+2]<<8|l[b+3];}
    for(let i=16;i<64;i++){const x=w[i-15],y=w[i-2];const left=(x>>>7|x<<25)^(x>>>18|x<<14)^x>>>3;const ac=(y>>>17|y<<15)^(y>>>19|y<<13)^y>>>10;w[i]=((w[i-16]+w[i-7]|0)+left|0)+ac|0;}
    let a=s0,b=s1,c=s2,d=s3,e=s4,f=s5,g=s6,h=s7;for(let i=0;i<64;i++){const t0=(h+((e>>>6|e<<26)^(e>>>11|e<<21)^(e>>>25|e<<7))|0)
    +(g^e&(f^g))|0;const t1=(t0+k[i]|0)+w[i]|0;const t2=((a>>>2|a<<30)^(a>>>13|a<<19)^(a>>>22|a<<10))
    +(a&b|c&(a|b))|0;h=g;g=f;f=e;e=d+t1|0;d=c;c=b;b=a;a=t1+t2|0;}
    s0=s0+a|0;s1=s1+b|0;s2=s2+c|0;s3=s3+d|0;s4=s4+e|0;s5=s5+f|0;s6=s6+g|0;s7=s7+h|0;}
    state.set([s0,s1,s2,s3,s4,s5,s6,s7]);}
    }
    const hc=[3,4,5,6,7,8,9,10,11,13,15,17,19,23,27,31,35,43,51,59,67,83,99,115,131,163,195,227,258];const hd=[0,0,0,0,0,0,0,0,1,1,1,1,2,2,2,2,3,3,3,3,4,4,4,4,5,5,5,5,0];const gV=[1,2,3,4,5,7,9,13,17,25,33,49,65,97,129,193,257,385,513,769,1025,1537,2049,3073,4097,6145,8193,12289,16385,24577];const gW=[0,0,0,0,1,1,2,2,3,3,4,4,5,5,6,6,7,7,8,8,9,9,10,10,11,11,12,12,13,13];const gT=[16,17,18,0,8,7,9,6,10,5,11,4,12,3,13,2,14,1,15];class aK extends Error{}
    function db(be,fW=false){const cG=new Uint16Array(16),next=new Uint16Array(16);for(const length of be)cG[length]++;cG[0]=0;let cU=0,left=1;for(let length=1;length<16;length++){left=2*left-cG[length];if(left<0)throw new aK();if(cG[length])cU=length;}
    if(left>0&&cU&&(fW||cU!==1))throw new aK();if(fW&&!cU)throw new aK();for(let length=1,code=0;length<16;length++){code=code+cG[length-1]<<1;next[length]=code;}
    const C=Math.max(1,cU),ay=new Uint16Array(1<<C);be.forEach((length,Y)=>{if(!length)return;let code=next[length]++,reversed=0;for(let bit=0;bit<length;bit++,code>>=1)reversed=reversed<<1|code&1;for(let at=reversed;at<ay.length;at+=1<<length)ay[at]=Y<<4|length;});return{ay,mask:ay.length-1};}
    const it=(()=>{const be=Array.from({length:288},(_,n)=>n<144?8:n<256?9:n<280?7:8);return[db(be),db(new Array(32).fill(5))];})();class ck{constructor(pull,sink,limit){this.pull=pull;this.sink=sink;this.limit=limit;this.input=new Uint8Array(0);this.at=0;this.aZ=0;this.ab=0;this.out=ck.out??=new Uint8Array(1<<18);this.end=0;this.flushed=0;this.bl=0;}
    byte(){while(this.at===this.input.length){this.input=this.pull();this.at=0;if(!this.input)throw new aK();}
    return this.input[this.at++];}
    C(A){while(this.ab<A){this.aZ|=this.byte()<<this.ab;this.ab+=8;}
    const value=this.aZ&(1<<A)-1;this.aZ>>>=A;this.ab-=A;return value;}
    Y({ay,mask}){for(;;){const N=ay[this.aZ&mask],length=N&15;if(length&&length<=this.ab){this.aZ>>>=length;this.ab-=length;return N>>4;}
    if(this.ab>15)throw new aK();this.aZ|=this.byte()<<this.ab;this.ab+=8;}
    }
    bv(){this.bl+=this.end-this.flushed;if(this.bl>this.limit)throw new aK();this.sink(this.out.subarray(this.flushed,this.end));if(this.end>32768){this.out.copyWithin(0,this.end-32768,this.end);this.end=32768;}
    this.flushed=this.end;}
    run(){for(let cN=0;!cN;){cN=this.C(1);const kind=this.C(2);if(kind===0)this.bj();else if(kind===1)this.coded(...it);else if(kind===2)this.coded(...this.readCodes());else throw new aK();}
    this.bv();this.aZ>>>=this.ab&7;this.ab&=~7;}
    get hasMore(){if(this.ab)return true;while(this.input&&this.at===this.input.length){this.input=this.pull();this.at=0;}
    return this.input!==null;}
    bj(){this.C(this.ab&7);let A=this.C(16);if((this.C(16)^A)!==0xFFFF)throw new aK();while(A){if(this.out.length-this.end<65536)this.bv();this.out[this.end++]=this.ab?this.C(8):this.byte();const cV=Math.min(--A,this.input.length-this.at,this.out.length-this.end);if(this.ab||cV<=0)continue;this.out.set(this.input.subarray(this.at,this.at+cV),this.end);this.at+=cV;this.end+=cV;A-=cV;}
    }
    readCodes(){const ct=this.C(5)+257,distances=this.C(5)+1,A=this.C(4)+4;if(ct>286||distances>30)throw new aK();const X=new Uint8Array(19);for(let i=0;i<A;i++)X[gT[i]]=this.C(3);const code=db(X,true),be=new Uint8Array(ct+distances);for(let i=0;i<be.length;){const Y=this.Y(code);if(Y<16){be[i++]=Y;continue;}
    if(Y===16&&i===0)throw new aK();const value=Y===16?be[i-1]:0;const gL=Y===16?3+this.C(2):Y===17?3+this.C(3)
    :11+this.C(7);if(i+gL>be.length)throw new aK();be.fill(value,i,i+=gL);}
    if(!be[256])throw new aK();return[db(be.subarray(0,ct)),db(be.subarray(ct))];}
    coded(ct,distances){const out=this.out;for(;;){if(out.length-this.end<300)this.bv();const Y=this.Y(ct);if(Y<256){out[this.end++]=Y;continue;}
    if(Y===256)return;if(Y>285)throw new aK();const length=hc[Y-257]+this.C(hd[Y-257]);const bh=this.Y(distances);if(bh>29)throw new aK();const fD=gV[bh]+this.C(gW[bh]);if(fD>this.end)throw new aK();for(const end=this.end+length;this.end<end;this.end++){out[this.end]=out[this.end-fD];}
    }
    }
    }
    function iJ(l){const input=[l],out=[];new ck(()=>input.pop()??null,(U)=>out.push(U.slice()),Infinity).run();return cQ(...out);}
    const cD=(1n<<130n)-5n;const aP=1.5*2**74;const bH=2**-22;function gm(value){return Array.from({length:6},(_,i)=>Number(value>>BigInt(22*i)&0x3FFFFFn));}
    class hB{constructor(key){this.r=ez(key.subarray(0,16))&0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFFn;this.s=ez(key.subarray(16,32));this.one=gm(this.r);this.two=gm(this.r*this.r%cD);this.h=[0,0,0,0,0,0];}
    bi(l){const words=new Int32Array(l.buffer,l.byteOffset,l.length>>2);const[r0,r1,r2,r3,r4,r5]=this.one,[q0,q1,q2,q3,q4,q5]=this.two;const s1=20*r1,s2=20*r2,s3=20*r3,s4=20*r4,s5=20*r5;const t1=20*q1,t2=20*q2,t3=20*q3,t4=20*q4,t5=20*q5;let[h0,h1,h2,h3,h4,h5]=this.h;for(let i=0;i<words.length;i+=8){let w0=words[i],w1=words[i+1],w2=words[i+2],w3=words[i+3];const a0=h0+(w0&0x3FFFFF),a1=h1+((w0>>>22|w1<<10)&0x3FFFFF);const a2=h2+((w1>>>12|w2<<20)&0x3FFFFF),a3=h3+(w2>>>2&0x3FFFFF);const a4=h4+((w2>>>24|w3<<8)&0x3FFFFF),a5=h5+(w3>>>14|0x40000);w0=words[i+4];w1=words[i+5];w2=words[i+6];w3=words[i+7];const b0=w0&0x3FFFFF,b1=(w0>>>22|w1<<10)&0x3FFFFF;const b2=(w1>>>12|w2<<20)&0x3FFFFF,b3=w2>>>2&0x3FFFFF;const b4=(w2>>>24|w3<<8)&0x3FFFFF,b5=w3>>>14|0x40000;h0=a0*q0+a1*t5+a2*t4+a3*t3+a4*t2+a5*t1
    +(b0*r0+b1*s5+b2*s4+b3*s3+b4*s2+b5*s1);h1=a0*q1+a1*q0+a2*t5+a3*t4+a4*t3+a5*t2
    +(b0*r1+b1*r0+b2*s5+b3*s4+b4*s3+b5*s2);h2=a0*q2+a1*q1+a2*q0+a3*t5+a4*t4+a5*t3
    +(b0*r2+b1*r1+b2*r0+b3*s5+b4*s4+b5*s3);h3=a0*q3+a1*q2+a2*q1+a3*q0+a4*t5+a5*t4
    +(b0*r3+b1*r2+b2*r1+b3*r0+b4*s5+b5*s4);h4=a0*q4+a1*q3+a2*q2+a3*q1+a4*q0+a5*t5
    +(b0*r4+b1*r3+b2*r2+b3*r1+b4*r0+b5*s5);h5=a0*q5+a1*q4+a2*q3+a3*q2+a4*q1+a5*q0
    +(b0*r5+b1*r4+b2*r3+b3*r2+b4*r1+b5*r0);let c=h0+aP-aP,d=h3+aP-aP;h0-=c;h1+=c*bH;h3-=d;h4+=d*bH;c=h1+aP-aP;d=h4+aP-aP;h1-=c;h2+=c*bH;h4-=d;h5+=d*bH;c=h2+aP-aP;d=h5+aP-aP;h2-=c;h3+=c*bH;h5-=d;h0+=20*bH*d;c=h3+aP-aP;d=h0+aP-aP;h3-=c;h4+=c*bH;h0-=d;h1+=d*bH;}
    this.h=[h0,h1,h2,h3,h4,h5];}
    aq(l){const aj=l.length&~31;this.bi(l.subarray(0,aj));let h=this.h.reduce((aJ,jj,i)=>aJ+(BigInt(jj)<<BigInt(22*i)),0n);for(let at=aj;at<l.length;at+=16){const block=l.subarray(at,at+16);h=(h+ez(block)+(1n<<BigInt(8*block.length)))*this.r%cD;}
    h=(h%cD+cD)%cD+this.s;return Uint8Array.from({length:16},(_,i)=>Number(h>>BigInt(8*i)&0xFFn));}
    }
    const ff="(?:from|to|subject|date|message-id|received|return-path|mime-version|content-type|delivered-to|\
    dkim-signature|x-received|arc-seal|reply-to|sender):";const gY="(?:(?:From .*|\\d+ *)\r?\n)?(?:[!-9;-~]+:.*\r?\n(?:[ \t].*\r?\n)*)*?";const gZ={empty:/^$/,mangled:/^(\x89|\t|\xC2\x89|\xEF\xBF\xBD|\?)PNG[\r\n]/,JPEG:/^(\xFF\xD8\xFF|\xFFO\xFFQ|....(jP  |JXL )\r\n)/s,HEIC:/^....ftyp(hei[cx]|hevc|mif1|msf1|avif)/s,WebP:/^RIFF....WEBP/s,GIF:/^GIF8/,TIFF:/^(II\*\0|MM\0\*)/,BMP:/^BM....\0{4}/s,pdf:/^%PDF-/,dicom:/^.{128}DICM/s,packed:/^(PK(\x03\x04|\x05\x06)|\x1F\x8B|7z\xBC\xAF|Rar!\x1A\x07|\xFD7zXZ\0|BZh|\x28\xB5\x2F\xFD|.{257}ustar)/s,html:/^(\xEF\xBB\xBF)?\s*<(!doctype html|html|head|\?xml|script)/i,mail:new RegExp(`^(\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1|${gY}${ff}[^]*[\r\n]${ff})`,"i"),};function iv(file){const head=bo(aw(file,0,4096));const[kind]=Object.entries(gZ).find(([,hR])=>hR.test(head))??[];if(kind)return kind;return bo(aw(file,32769,32774))==="CD001"?"packed":"";}
    const fl=Uint8Array.of(0x89,0x50,0x4E,0x47,0x0D,0x0A,0x1A,0x0A);const dn={0:1,2:3,3:1,4:2,6:4};const hy={0:[1,2,4,8,16],2:[8,16],3:[1,2,4,8],4:[8,16],6:[8,16]};const gQ=[[0,0,8,8],[4,0,8,8],[0,4,4,8],[2,0,4,4],[0,2,2,4],[1,0,2,2],[0,1,1,2]];const hv=[[0,0,1,1]];const hf=1<<21;const hm=16;const fi=1<<28;function ds(l,at){return bo(l.subarray(at,at+4));}
    function jw(data){const[depth,color,ib,filter,bY]=data.subarray(8,13);const width=al(data,0),height=al(data,4);F(data.length===13&&width>0&&width<2**31&&height>0&&height<2**31
    &&(hy[color]??[]).includes(depth)&&ib===0&&filter===0
    &&bY<2,"damagedPNG");return{width,height,depth,color,bY};}
    function jA(file){const aL=new eb(file),picture={data:[],bb:null,clear:null};const o=aL.l(0,8);if(!o.length||!cx(o,fl.subarray(0,o.length))){throw new aM("notPNG",iv(file));}
    let at=8,A=0,lastKind="";for(let kind="";kind!=="IEND";lastKind=kind){const head=aL.l(at,at+8);F(head.length===8,"truncated",file.size);const length=al(head,0);kind=ds(head,4);F(length<2**31&&/^[A-Za-z]{4}$/.test(kind)&&++A<hf,"damagedPNG");F(at+12+length<=file.size,"truncated",file.size);F(kind==="IHDR"?at===8:at>8,"damagedPNG");const fR=kind[0]<"a",cq=kind==="tRNS"&&!picture.data.length;let body=new Uint8Array(0),isRight=true;if(fR||cq){let crc=cH(aL.l(at+4,at+8));for(let from=at+8,end=at+8+length;from<end;from+=body.length){body=length<60000?aL.l(from,end):aw(file,from,Math.min(end,from+65536));crc=cH(body,crc);}
    isRight=crc===al(aL.l(at+8+length,at+12+length),0);F(isRight||cq,"damagedPNG");}
    if(kind==="IHDR"){Object.assign(picture,jw(body));}else if(kind==="PLTE"){F(!picture.bb&&!picture.data.length&&length&&length%3===0&&length<=768
    &&picture.color!==0&&picture.color!==4,"damagedPNG");picture.bb=body.slice();}else if(kind==="IDAT"){F(!picture.data.length||lastKind==="IDAT","damagedPNG");picture.data.push(at+8,at+8+length);}else if(kind==="IEND"){F(length===0,"damagedPNG");}else if(cq&&isRight){const ec={0:[2,2],2:[6,6],3:[1,picture.bb?.length/3]}[picture.color];F(ec&&length>=ec[0]&&length<=ec[1],"damagedPNG");picture.clear=body.slice();}else{F(!fR,"damagedPNG");}
    at+=12+length;}
    F(picture.data.length,"damagedPNG");picture.added=file.size-at;return picture;}
    function kj(kind,row,aX,O){const A=row.length;F(kind<=4,"damagedPNG");if(kind===1){for(let i=O;i<A;i++)row[i]+=row[i-O];}else if(kind===2){for(let i=0;i<A;i++)row[i]+=aX[i];}else if(kind===3){for(let i=0;i<A;i++)row[i]+=(i<O?0:row[i-O])+aX[i]>>1;}else if(kind===4){for(let i=0;i<A;i++){const a=i<O?0:row[i-O],b=aX[i],c=i<O?0:aX[i-O];const pa=Math.abs(b-c),pb=Math.abs(a-c),pc=Math.abs(a+b-c-c);row[i]+=pa<=pb&&pa<=pc?a:pb<=pc?b:c;}
    }
    }
    class hH{constructor(bw,O,aN){this.bw=bw;this.O=O;this.aN=aN;this.aG=-1;this.nextPass();}
    nextPass(){const aG=this.bw[++this.aG];if(!aG)return;this.aX=new Uint8Array(aG.ap);this.row=new Uint8Array(aG.ap);this.ad=-1;this.line=0;}
    write(l){for(let at=0;at<l.length;){F(this.aG<this.bw.length,"damagedPNG");if(this.ad<0){this.filter=l[at++];this.ad=0;continue;}
    const A=Math.min(l.length-at,this.row.length-this.ad);this.row.set(l.subarray(at,at+A),this.ad);this.ad+=A;at+=A;if(this.ad<this.row.length)continue;kj(this.filter,this.row,this.aX,this.O);const aG=this.bw[this.aG];this.aN(this.row,aG,this.line++);[this.row,this.aX]=[this.aX,this.row];this.ad=-1;if(this.line===aG.aA)this.nextPass();}
    }
    get isComplete(){return this.aG===this.bw.length;}
    }
    function ju({width,height,depth,color,bY}){const jy=depth*dn[color];return(bY?gQ:hv).map(([x,y,dx,dy])=>{const am=Math.ceil((width-x)/dx),aA=Math.ceil((height-y)/dy);return{x,y,dx,dy,am,aA,ap:Math.ceil(am*jy/8)};}).filter(({am,aA})=>am>0&&aA>0);}
    function iI(file,picture,size,lines){let bJ=0,at=picture.data[0],adler=1;const pull=()=>{while(bJ<picture.data.length&&at===picture.data[bJ+1])at=picture.data[bJ+=2];if(bJ>=picture.data.length)return null;const end=Math.min(picture.data[bJ+1],at+(1<<20));const l=aL(at,end);at=end;return l;};let ab=new Uint8Array(0),heldAt=0;const aL=(o,end)=>{if(o<heldAt||end>heldAt+ab.length){heldAt=o;ab=aw(file,o,Math.max(end,o+(1<<20)));}
    return ab.subarray(o-heldAt,end-heldAt);};try{const bN=new ck(pull,(l)=>{adler=hK(l,adler);lines.write(l);},size);const head=bN.byte()<<8|bN.byte();F(head%31===0&&(head&0xF20)===0x800&&head>>12<8,"damagedPNG");bN.run();const aJ=Array.from({length:4},()=>bN.C(8));F(lines.isComplete&&al(aJ,0)===adler&&!bN.hasMore,"damagedPNG");}catch(error){throw error instanceof aK?new aM("damagedPNG"):error;}
    }
    function fA(file,ey){const picture=jA(file),{width,height,depth,color,bY}=picture;const bw=ju(picture);const size=bw.reduce((aJ,{aA,ap})=>aJ+aA*(1+ap),0);F(color!==3||picture.bb,"damagedPNG");F(size<=hm*file.size+65536,"noShareHeader");F(Math.max(...bw.map((aG)=>aG.ap))<=fi,"noShareHeader");F(!bY||size<=2*fi,"noShareHeader");const O=Math.max(1,depth*dn[color]>>3);const bd=new gU(picture,ey);const aj=bY?new Uint8Array(width*height*O):null;const lines=new hH(bw,O,(row,aG,line)=>{const Q=depth<8?kk(row,aG.am,depth):row;if(!aj)return bd.row(Q);const o=((aG.y+line*aG.dy)*width+aG.x)*O;for(let i=0,to=o;i<Q.length;i+=O,to+=aG.dx*O){for(let k=0;k<O;k++)aj[to+k]=Q[i+k];}
    });iI(file,picture,size,lines);for(let y=0;aj&&y<height;y++){bd.row(aj.subarray(y*width*O,(y+1)*width*O));}
    return bd.aq();}
    function kk(row,am,depth){const Q=new Uint8Array(am),perByte=8/depth;for(let i=0;i<am;i++){Q[i]=row[i/perByte|0]>>8-depth*(1+i%perByte)&(1<<depth)-1;}
    return Q;}
    const ea="DCMSHARE";class gU{constructor(picture,ey){this.picture=picture;this.Q=ey?new bG():null;this.dE=true;this.l=picture.depth===16?2:1;}
    row(row){const{color}=this.picture;let Q=row;if(color===3)Q=this.colored(row);else if(color===4||color===6)Q=this.withoutAlpha(row);else if(this.picture.clear)this.lookForClear(row);this.Q?.write(Q);}
    colored(row){const{bb,clear}=this.picture,Q=new Uint8Array(3*row.length);for(let i=0,to=0;i<row.length;i++,to+=3){const S=row[i],from=3*S;F(from<bb.length,"damagedPNG");if(clear&&S<clear.length&&clear[S]!==255)this.dE=false;Q[to]=bb[from];Q[to+1]=bb[from+1];Q[to+2]=bb[from+2];}
    return Q;}
    withoutAlpha(row){const size=this.l,aF=size*(dn[this.picture.color]-1);const Q=new Uint8Array(row.length/(aF+size)*aF);for(let i=0,to=0;i<row.length;){for(let k=0;k<aF;k++)Q[to++]=row[i++];for(let k=0;k<size;k++)if(row[i++]!==255)this.dE=false;}
    return Q;}
    lookForClear(row){const{clear,depth,color}=this.picture,size=this.l;const aD=dn[color],O=size*aD;if(clear.length!==2*aD||depth<8)return;for(let i=0;i<row.length;i+=O){let cq=true;for(let k=0;k<O;k++){cq&&=row[i+k]===clear[2*Math.floor(k/size)+2-size+k%size];}
    if(cq)this.dE=false;}
    }
    aq(){const{width,height,depth,color}=this.picture;const bd={width,height,C:color===3?8:depth,aD:color&2?3:1,added:this.picture.added};F(this.dE&&bd.C>=8,"noShareHeader");return this.Q?eK({...bd,blob:this.Q.aq()}):bd;}
    }
    function eK(bd){const{C,aD,blob}=bd;if(iE(blob))return bd;const bM=aD===3&&gj(blob,C/8,3);if(bM)return eK({...bd,aD:1,blob:bM});const gz=C===16&&gj(blob,1,2);return gz?eK({...bd,C:8,blob:gz}):bd;}
    function gj(blob,size,fx){const out=new bG(),O=size*fx;for(const l of da(blob,3<<20)){const X=new Uint8Array(l.length/fx);for(let i=0,to=0;i<l.length;i+=O){for(let k=0;k<O;k++)if(l[i+k]!==l[i+k%size])return null;for(let k=0;k<size;k++)X[to++]=l[i+k];}
    out.write(X);}
    return out.aq();}
    function iE(blob){return bo(aw(blob,Math.max(0,blob.size-88),blob.size-80))===ea;}
    const bV=120;const bU=65535,AROUND=17;const dl=15;const fb=20;function gG(file,aj=file){const size=cy(file),end=size-fb,tail=aw(aj,Math.max(0,end-bV),size);if(tail.length<bV+fb||al(tail,tail.length-4)!==0xAE426082)return null;const width=al(tail,44),height=al(tail,48),[C,aD]=tail.subarray(42,44);const ap=width*aD*C/8,A=height*(ap+1);const bs=Math.ceil(A/bU),o=end-A-bs*AROUND+2;if(ap<bV||C!==8&&C!==16||aD!==1&&aD!==3
    ||!(o>=33))return null;const u={file,width,height,C,aD,layout:{o,A,bs}};try{return gq(u,tail.subarray(0,bV));}catch(error){return null;}
    }
    function hX({width,height,C,aD,layout:{o}},l){F(o<=l.length&&cx(l.subarray(0,8),fl)&&ds(l,12)==="IHDR"
    &&al(l,8)===13&&cH(l.subarray(12,29))===al(l,29)
    &&al(l,16)===width&&al(l,20)===height
    &&al(l,24)===C*2**24+(aD-1)*2**16&&!l[28],"layout");let at=33;while(at<o){F(at+12<=o&&ds(l,at+4)==="tEXt","layout");at+=12+al(l,at);}
    F(at===o,"layout");}
    function dw({file,N}){return N?fF(file,N):file;}
    const cj=32<<20;async function eN(u){if(u.aS)return ik(u);if(!u.layout)return u.Q?u:el(dw(u));if(!u.l)u={...u,file:dw(u),N:null};const{file,size,layout:{o}}=u,isSmall=size<=cj;const l=u.l??(isSmall?await gr(file):aw(file,0,o));hX(u,l);if(!isSmall)return u;const Q=new Uint8Array(l.buffer,l.byteOffset+3&~3,size);return{...u,l:null,ab:eh({...u,l},0,size,Q)};}
    async function dU(one,other,dV){try{return await dV(...await Promise.all([eN(one),eN(other)]));}catch(error){if(error.verdict!=="layout")throw error;}
    return dV(...await Promise.all([one,other].map((u)=>
    u.layout?el(dw(u)):eN(u))));}
    function eh(u,o,end,Q=null){if(end<=o)return new Uint8Array(0);if(u.ab)return u.ab.subarray(o,end);if(!u.layout)return aw(u.Q,o,end);const{ap,layout:{o:X,A,bs}}=u;const line=(at)=>at+Math.floor(at/ap)+1;const dr=(ah)=>Math.floor(ah/bU);const ah=(at)=>X+dl+at+AROUND*dr(at);const from=line(o)-(o%ap?0:1),to=line(end-1)+1;const low=dr(from),high=dr(to-1);const cE=ah(low*bU)-dl,top=ah(to-1)+1;const l=u.l?.subarray(cE,top)??aw(u.file,cE,top);F(l.length===top-cE,"truncated",cy(u.file));for(let k=low,at=dl;k<=high;k++,at+=bU+AROUND){const length=Math.min(bU,A-k*bU),cN=k===bs-1;const bJ=k?at-13:at-dl;F(ds(l,bJ+4)==="IDAT"&&(k||bF(l,at-7)===0x7801)
    &&al(l,bJ)===length+5+(k?0:2)+(cN?4:0)
    &&l[at-5]===Number(cN)&&l[at-4]+256*l[at-3]===length
    &&l[at-2]+256*l[at-1]===(length^0xFFFF),"layout");}
    Q??=new Uint8Array(end-o);for(let at=o,to=0;at<end;){const fO=at%ap,row=Math.min(ap-fO,end-at);let ch=line(at);if(fO===0)F(l[ah(ch-1)-cE]===0,"layout");for(const gy=ch+row;ch<gy;){const U=Math.min(gy,(dr(ch)+1)*bU)-ch,source=ah(ch)-cE;Q.set(l.subarray(source,source+U),to);ch+=U;to+=U;}
    at+=row;}
    return Q;}
    function gq(u,aB){const{width,height,C,aD}=u;const ap=u.ap=width*aD*C/8;u.size=height*ap;F(bo(aB.subarray(32,40))===ea&&aB[40],"noShareHeader");if(aB[40]!==1)throw new aM("newerVersion",String(aB[40]));u.banner=al(aB,52);u.bx=height-u.banner-Math.ceil(bV/ap);F(aB[42]===C&&aB[43]===aD&&al(aB,44)===width
    &&al(aB,48)===height&&(aB[41]===0x41||aB[41]===0x50)
    &&u.bx>=0,"geometryMismatch");u.aE=aB[41]===0x41?"archive":"patient";u.Z=aB.slice(0,32);u.I=fM(aB.subarray(56,72));u.key=aB.slice(72,104);u.tag=aB.slice(104);return u;}
    function el(file){const{blob,...picture}=fA(file,true),size=blob.size;F(size>=bV,"noShareHeader");const aB=aw(blob,size-bV,size);F(picture.C>8||!iR(aB),"savedWithEightBits");return gq({file,Q:blob,...picture},aB);}
    function iR(aB){const high=(text)=>[...text].filter((_,i)=>i%2===0).map((cf)=>cf.charCodeAt());return[...high(ea),1,16].every((byte,i)=>Math.abs(byte-aB[76+i])<=1);}
    function ei(u){fA(dw(u),false);}
    function er(u,key,progress){const gf=new hB(key),end=u.size-16,aa=4<<20;for(let at=0;;at+=aa){const l=eh(u,at,Math.min(at+aa,end));if(at+aa>=end)return cx(gf.aq(l),u.tag);gf.bi(l);progress?.(l.length);}
    }
    function jB(l,u){const{C,ap,bx}=u,M=2**C,W=ap*8/C;const cg=(ek)=>F(ek,"malformedPayload");const[av,k]=l,p=bF(l,2),q=bF(l,4),r=bF(l,6);const n=dh(l,8),L=dh(l,16),cz=al(l,24),b=al(l,28);cg(av<=3&&n<Infinity&&L<2**50&&cz<=bx);const aY=av===3?n-8*L:0;cg(aY>=0&&(av===3||n%8===0&&n<=8*L));const fN=bx-cz,inside=(n-aY)/8;cg(L-inside<=cz*ap);if(av===0){cg(k===0&&p===0&&q===0&&r===0&&n===0&&b===0);}else if(av===2){cg(k>=1&&k<=16&&r===0&&cz===0&&n===8*L&&p<M&&q<M
    &&(b===0||(b-1)*(k+1)<n));}else{const s=(2**(k+1)-1)*q;cg(k<C&&b===0&&p<M&&q>=1&&q<=r&&q+s<=M&&r+s<=M
    &&(av===1||q+s<=r&&cz===0));}
    cg(n<=fN*W*C);return{av,k,p,q,r,n,L,b,aY,inside,W,C,bz:fN*W,cz};}
    class gR{constructor(limit){this.l=new Uint8Array(Math.ceil(limit/8)+4);this.A=0;this.aZ=0;}
    push(value,C){this.aZ=this.aZ<<C|value;let ab=(this.A&7)+C,at=this.A>>>3;this.A+=C;for(;ab>=8;ab-=8)this.l[at++]=this.aZ>>ab-8;this.aZ&=(1<<ab)-1;}
    bit(S){const aj=this.A&~7;return S<aj?this.l[S>>>3]>>7-(S&7)&1
    :this.aZ>>this.A-1-S&1;}
    from(o,eg){if(this.A&7)this.l[this.A>>>3]=this.aZ<<8-(this.A&7);const shift=o&7,l=this.l.slice(o>>>3,(o>>>3)+eg+1);for(let i=0;shift&&i<eg;i++){l[i]=l[i]<<shift|(l[i+1]??0)>>8-shift;}
    return l.subarray(0,eg);}
    }
    class fo{constructor(Z){this.Z=Z;this.C=new gR(Z.n+32);this.fY=Z.av===1||Z.av===3;this.aX=this.fY?new Uint16Array(Math.min(Z.W,Z.bz)):null;this.ak=0;this.bn=0;this.asked=0;this.block=0;this.position=0;this.bs=0;}
    get isDone(){return this.C.A>=this.Z.n;}
    aN(words){if(this.isDone)return;if(this.fY)this.unshift(words);else if(this.Z.av===2)this.syndromes(words);}
    unshift(words){const{p:a,q:T,r:G,k,n,W,aY,av,C}=this.Z,ae=this.C;const mask=2**C-1,j=k+1,s=(2**j-1)*T,window=T*2**j,end=G+s;const low=2**j-1,aX=this.aX,A=words.length;let i=0,bn=this.bn;for(;i<A&&this.ak<W;i++,this.ak++)aX[bn++]=words[i];if(bn===W)bn=0;for(;i<A&&ae.A<n;i++){const up=aX[bn];let d=words[i]-up-a&mask;if(d<window){ae.push(d&low,j);d>>=j;}else if(d<end){const eq=av===3&&d>=G;if(eq)F(this.asked<aY&&this.asked<ae.A,"malformedPayload");if(!eq||!ae.bit(this.asked))d-=s;if(eq)this.asked++;}
    aX[bn]=words[i]=up+a+d&mask;if(++bn===W)bn=0;}
    this.bn=bn;}
    syndromes(words){const{p:lo,q:hi,k,n,b,C}=this.Z,ae=this.C;const mask=2**C-1,range=hi-lo&mask;let j=this.bs<b?k+1:k;for(let i=0;i<words.length&&ae.A<n;i++){const v=words[i];if((v-lo&mask)<=range!==((v^1)-lo&mask)<=range)continue;this.position++;if(v&1)this.block^=this.position;if(this.position<2**j-1)continue;ae.push(this.block,j);this.block=this.position=0;j=++this.bs<b?k+1:k;}
    }
    }
    const cl=48<<20;const fe=4<<20;const hk=2**31;function hQ(one,other,progress){if(other.aS){if(er(one,other.key,progress))return;ei(one);throw new aM("altered-archive");}
    const ac=[er(one,other.key,progress),er(other,one.key,progress)];if(!ac[0]||!ac[1]){for(const u of[one,other])ei(u);F(ac[0]||ac[1]||one.I===other.I,"differentPairs");F(ac[0]||ac[1]||one.aE!==other.aE,"sameHalfTwice");F(ac[0]||ac[1],"alteredOrUnrelated");const hP=ac[0]?one:other;throw new aM(hP.aE==="archive"?"altered-patient":"altered-archive");}
    F(one.aE!==other.aE&&one.I===other.I&&one.width===other.width
    &&one.C===other.C&&one.aD===other.aD
    &&one.bx===other.bx,"malformedPayload");}
    function ji(l){const{length}=l;if((l.byteOffset|length)&3){const fy=new Uint8Array(length+3&~3);fy.set(l);l=fy;}
    return new Int32Array(l.buffer,l.byteOffset,l.length>>2);}
    function ex(one,other,from,to,sums=null){const[a,p]=[one,other].map((u)=>{const o=u.banner*u.ap,size=u.C/8;return ji(eh(u,o+from*size,o+to*size));});sums??=new Int32Array(a.length);if(one.C===8){for(let i=0;i<a.length;i++){const x=a[i],y=p[i];sums[i]=(x&0x7F7F7F7F)+(y&0x7F7F7F7F)^(x^y)&0x80808080;}
    return new Uint8Array(sums.buffer,sums.byteOffset,to-from);}
    for(let i=0;i<a.length;i++){const x=(a[i]&0xFF00FF)<<8|a[i]>>>8&0xFF00FF;const y=(p[i]&0xFF00FF)<<8|p[i]>>>8&0xFF00FF;sums[i]=(x&0x7FFF7FFF)+(y&0x7FFF7FFF)^(x^y)&0x80008000;}
    return new Uint16Array(sums.buffer,sums.byteOffset,to-from);}
    async function gx(one,other,unhider,aN,from,room=null){const{bz,C}=unhider.Z;for(let at=from,end;at<bz;at=end){end=Math.min(at+fe*8/C,bz);const words=ex(one,other,at,end,room?.subarray(at*C/32));unhider.aN(words);if(await aN(words)===false)return;}
    }
    class hA{constructor(Z){this.Z=Z;this.head=new Uint8Array(64);this.A=0;this.parts=[];}
    write(l){let at=0;if(this.A<64){at=Math.min(64-this.A,l.length);this.head.set(l.subarray(0,at),this.A);this.A+=at;if(this.A===64)this.readHead();}
    while(at<l.length){const U=this.parts.find((bt)=>bt.left>0);F(U,"malformedPayload");const A=Math.min(U.left,l.length-at);U.to?.write(l.subarray(at,at+A));U.left-=A;at+=A;}
    }
    readHead(){const{head,Z}=this,{C,av,bz}=Z,aY=head[1];const[B,aI,cover,bk]=[bF(head,2),dh(head,4),dh(head,12),dh(head,20)];const gd=al(head,28);F(head[0]===1&&aY<4&&cover<=bz*C/8&&cover%(C/8)===0
    &&(C===16||!(aY&2))&&(av===2||!(aY&1)),"malformedPayload");F(B+aI+bk+gd<=1032*Z.L,"malformedPayload");if(aI+bk>hk)throw new aM("tooLarge");this.B=new bG(B);this.aI=new bG(aI);this.bk=new bG(bk);this.parts=[{left:B,to:this.B},{left:aI,to:this.aI},{left:bk,to:this.bk},{left:gd,to:null}];Object.assign(this,{bA:!(aY&1),bO:Boolean(aY&2),cover,digest:head.slice(32,64),size:aI+cover+bk});}
    aq(){F(this.A===64&&this.parts.every((U)=>U.left===0),"malformedPayload");this.B=new TextDecoder().decode(aw(this.B.em()));this.aI=this.aI.em();this.bk=this.bk.em();return this;}
    }
    const dZ=1<<16;async function jC(one,other,Z,room){const begun=ex(one,other,0,Math.min(dZ,Z.bz),room);const unhider=new fo(Z);unhider.aN(begun);const fQ=unhider.isDone;if(!fQ)await gx(one,other,unhider,()=>!unhider.isDone,begun.length);F(unhider.isDone,"malformedPayload");let hidden=unhider.C.from(Z.aY,Z.inside),left=Z.L-hidden.length;let at=Z.bz;const pull=()=>{if(hidden){const l=hidden;hidden=null;return l;}
    if(left===0)return null;const size=Z.C/8,A=Math.min(left,fe);const words=ex(one,other,at,at+Math.ceil(A/size));at+=words.length;left-=A;return fs(words).subarray(0,A);};const aQ=new hA(Z);try{const bN=new ck(pull,(l)=>aQ.write(l),Infinity);bN.run();F(!bN.hasMore,"malformedPayload");}catch(error){throw error instanceof aK?new aM("malformedPayload"):error;}
    return Object.assign(aQ.aq(),fQ?{unhider,begun}:{unhider:new fo(Z),begun:[]});}
    function fs(words){if(words instanceof Uint8Array)return words;const l=new Uint8Array(2*words.length);for(let i=0,at=0;i<words.length;i++){l[at++]=words[i]>>8;l[at++]=words[i];}
    return l;}
    function is(words,bO){return words instanceof Uint16Array&&!bO?fs(words)
    :new Uint8Array(words.buffer,words.byteOffset,words.byteLength);}
    class ha{constructor({size,bA,bO},C){this.bA=bA;this.C=C;this.bO=bO;this.aj=bA&&size<=cl&&globalThis.crypto?.subtle?true:false;this.hash=this.aj?null:new hD();}
    add(l,et){if(this.aj)return;if(et&&!this.bA){l=l.slice();const O=this.C/8,X=O===2&&!this.bO?1:0;for(let i=X;i<l.length;i+=O)l[i]&=0xFE;}
    this.hash.update(l);}
    async aq(all){return this.aj?new Uint8Array(await crypto.subtle.digest("SHA-256",all)):this.hash.aq();}
    }
    async function eO(one,other,af){const joined=one.Z.map((byte,i)=>byte+other.Z[i]);const Z=jB(joined,one);const X=eP(2*dZ);const aQ=await jC(one,other,Z,new Int32Array(X,0,dZ/2));const{size,cover,bO,digest,bA,B}=aQ;const hash=new ha(aQ,one.C),small=size<=cl;const br=cy(aQ.aI),words=Z.bz*one.C/8;const buffer=small?eP(Math.max(size,br+words)+11&~3):null;const aj=small?new Uint8Array(buffer,-br&3,size):null;const room=small?new Int32Array(buffer,br+3&~3,words+3>>2):null;const long=!small&&af?dG():null;let at=0,crc=0;const eM=async(l,et)=>{hash.add(l,et);if(!aj)crc=cH(l,crc);else if(l.buffer!==buffer)aj.set(l,at);await long?.write(l);at+=l.length;};for(const l of da(aQ.aI))await eM(l,false);let left=cover;if(left){const aN=async(words)=>{const l=is(words,bO);const A=Math.min(left,l.length);await eM(l.subarray(0,A),true);left-=A;return left>0;};const{unhider,begun}=aQ;if(begun.length)await aN(begun);if(left)await gx(one,other,unhider,aN,begun.length,room);}
    for(const l of da(aQ.bk))await eM(l,false);F(cx(await hash.aq(aj),digest),"digestMismatch");if(aj)crc=af?cH(aj):null;const blob=await long?.aq();dA(X);return{l:aj,blob,crc,B,bA,size,aI:aQ.aI};}
    function dG(){const{readable,writable}=new TransformStream();const blob=new Response(readable).blob(),writer=writable.getWriter();blob.catch(()=>{});return{write:(l)=>writer.write(l),aq:async()=>{await writer.close();return blob;},};}
    const dq="0123456789ABCDEFGHJKMNPQRSTVWXYZ",SHEET_MAGIC="DCMSHARESHEET";const hn=1<<18;function kh(Y,dN){for(let left=dN%31;left;left--)Y=Y<<1^(Y&16?0x25:0);return Y;}
    function dT(ai,O){return ai.reduce((aJ,Y,ah)=>aJ^kh(Y,O*ah),0);}
    function gJ(ak){return[...ak.replace(/[a-z]/g,(cf)=>cf.toUpperCase()).replace(/O/g,"0")
    .replace(/[IL]/g,"1")].map((cf)=>dq.indexOf(cf));}
    function dD(ai){return ai.length===20&&!ai.includes(-1)&&!dT(ai,0)&&!dT(ai,1);}
    function ev(ai){return ai.length>=12&&ai.length<=14&&!ai.includes(-1)
    &&ai.slice(12).every((Y)=>Y<10);}
    function dQ(label,code){const dJ=[];for(let line=0;line<3;line++){const ai=code.slice(20*line,20*line+20);F(dD(ai),`sheet-code-${line+1}`);dJ.push(...ai.slice(0,18));}
    const X=dJ.slice(0,52);const C=X.map((Y)=>Y.toString(2).padStart(5,"0")).join("");F(dJ[52]===dT(X,1)&&C.endsWith("0000"),"sheet-code-3");F(!label||ev(label)&&dJ[53]===dT([...label,...X],2),"sheet-label");const key=Uint8Array.from({length:32},(_,i)=>parseInt(C.slice(8*i,8*i+8),2));const bo=(label??[]).map((Y)=>dq[Y]).join("");return{key,code,label:bo.replace(/^(.{4})(.{4})(.{4})(.*)$/,"$1-$2-$3-$4").replace(/-$/,"")};}
    function es(lines){return lines.length===3&&lines.every(({length})=>Math.abs(length-20)<=5);}
    function gA(ai,iL){let cn=-1,guess;for(const length of[12,13,14,0]){const code=ai.slice(length,length+60);try{return dQ(length?ai.slice(0,length):null,code);}catch(error){const ac=[0,20,40].filter((at)=>dD(code.slice(at,at+20))).length;if(ac>cn)[cn,guess]=[ac,error];}
    }
    const iX=Math.abs(ai.length-60)<5&&!ai.includes(-1);F(iL||cn>0||iX,"noSheet");throw guess;}
    function fV(ak){const af=`${SHEET_MAGIC}1`,{length}=ak,least=Math.min(length,af.length);if(Math.abs(length-af.length)>1)return false;let o=0,end=0;while(o<least&&ak[o]===af[o])o++;while(end<least&&ak[length-1-end]===af[af.length-1-end])end++;return least-o-end<=(length===af.length?2:0);}
    const ho=64;function iV(lines,ax){const bo=lines.flat().slice(0,89).map((Y)=>dq[Y]??"-").join(""),code=bo.slice(0,60);return!ax.some((aS)=>[0,20,40].some((at)=>
    bo.includes(aS.code.slice(at,at+20).map((Y)=>dq[Y]).join(""))))
    &&(lines.some(dD)||code.length>39&&code.split("-").length<7&&/^.{0,19}[2-9].{20,}[2-9]/.test(code)&&code.split(/[2-9]/).length>8);}
    function gp(content){const lines=content.split(/[\r\n\v\f\x85\u2028\u2029]+/).map((line)=>line.replace(/^[>|\s]+/,"")
    .replace(/[\s\p{Dash}\p{DI}\uFEFF\uFFFD]/gu,"")).filter(Boolean);const words=lines.map((line)=>line.toUpperCase()),ai=lines.map(gJ);const az=[],torn=[];const fL=[...words.keys()].filter((at)=>words[at].includes(SHEET_MAGIC)||fV(words[at]));for(const[i,number]of fL.slice(0,ho).entries()){const ak=words[number],at=ak.indexOf(SHEET_MAGIC),rest=gJ(ak.slice(at+SHEET_MAGIC.length));try{F(at>=0,"sheet-header");const aS=jU(rest,ai.slice(number+1,number+99));if(!az.some(({key})=>cx(key,aS.key)))az.push(aS);}catch(error){torn.push({error,lines:[rest.slice(1),...ai.slice(number+1,fL[i+1])]});}
    }
    az.mistake=torn.find(({error,lines})=>error.ag||iV(lines,az))?.error;if(az.length)return az;if(torn.length)throw torn.at(-1).error;const aL=words.concat(words.slice(1).map((ak,i)=>words[i]+ak));F(!aL.some(fV),"sheet-header");const stream=ai.flat();if(es(ai))return[dQ(null,stream)];if(ev(ai[0]??[])&&es(ai.slice(1)))return[dQ(ai[0],ai.slice(1).flat())];F(stream.length>55&&stream.length<77,"noSheet");return[gA(stream,false)];}
    function jU(rest,dz){const code=dz.slice(1,4),[version]=rest,ep=rest.length===1;if(ep&&version===1&&es(code)){code.forEach((line,i)=>F(dD(line),`sheet-code-${i+1}`));F(ev(dz[0]),"sheet-label");return dQ(dz[0],code.flat());}
    const stream=[...rest,...dz.flat()];if(stream[0]===1){try{return gA(stream.slice(1),true);}catch(error){F(ep||rest.length>2,"sheet-header");throw error;}
    }
    if(ep&&version>=2&&version<=9)throw new aM("newerSheet",String(version));throw new aM("sheet-header");}
    function sheetText(l){const di={0xFFFE:"utf-16le",0xFEFF:"utf-16be"}[l[0]<<8|l[1]];F(di||!l.subarray(0,-1).includes(0),"noSheet");const content=new TextDecoder(di).decode(l).replace(/^{\\rtf[^]*/,(jG)=>
    jG.replace(/\\(par|line)\b|\\\r?\n/g,"\v").replace(/[\r\n{}\0]|\\'..|\\\w+ ?/g,""));return content.replace(/(\nContent-Transfer-Encoding:\s*base64.*?\r?\n\r?\n)([\w+/=\r\n]+)/gis,(all,head,body)=>{try{return`${head}${atob(body.replace(/\s/g,""))}\n`;}catch(error){return all;}
    });}
    function jW(l,cO){try{return gp(sheetText(l));}catch(error){if(error.verdict==="noSheet"&&!cO)return null;throw error;}
    }
    async function iF(key,message){const eQ=await crypto.subtle.importKey("raw",key,{name:"HMAC",hash:"SHA-256"},false,["sign"]);return new Uint8Array(await crypto.subtle.sign("HMAC",eQ,message));}
    const fr=(value)=>new TextEncoder().encode(value);async function jV({key},archive){const{width,C,aD,ap,bx,I}=archive;const id=Uint8Array.from(I.match(/../g),(byte)=>parseInt(byte,16));const jk=(await iF(key,cQ(fr("dicomshare sheet pair"),id.subarray(0,8)))).subarray(0,8);return archive.aE==="archive"&&cx(jk,id.subarray(8))?{aS:key,id,aE:"patient",banner:0,width,C,aD,ap,bx,I,size:ap*bx}:null;}
    async function ik(u){const eQ=await crypto.subtle.importKey("raw",u.aS,"HKDF",false,["deriveBits"]);const fB=(info)=>crypto.subtle.deriveBits({name:"HKDF",hash:"SHA-256",salt:u.id,info:fr(`dicomshare sheet ${info}`)},eQ,256);const stream=await crypto.subtle.importKey("raw",await fB("stream"),"AES-CTR",false,["encrypt"]);const bg=async(at,A)=>{const counter=new Uint8Array(16);new DataView(counter.buffer).setBigUint64(8,BigInt(at/16));return new Uint8Array(await crypto.subtle.encrypt({name:"AES-CTR",counter,length:64},stream,new Uint8Array(A)));};const{size}=u,X=size-size%16,end=await bg(X,48);const fE={...u,key:new Uint8Array(await fB("check")),Z:end.slice(size-X,size-X+32)};if(size<=cj)return{...fE,ab:await bg(0,size)};const Q=dG();for(let at=0;at<size;at+=4<<20)await Q.write(await bg(at,Math.min(4<<20,size-at)));return{...fE,Q:await Q.aq()};}
    const he=new Set("OB OD OF OL OV OW SQ SV UC UN UR UT UV".split(" "));const hC=new Set("0040A730 0040A043 0040A168 0040A300 004008EA 52009229 52009230 00289110 \
    00289132 00289145 00186011".split(" "));const hh=500000;const hg=32;const aC=0xFFFFFFFF;const dX="1.2.840.10008.1.2.1.99";const fc="1.2.840.10008.1.2.2";const dm="1.2.840.10008.1.2";const hu=new Set([dm,"1.2.840.10008.1.2.1",fc,dX]);const JPEG=new Set(["1.2.840.10008.1.2.4.50","1.2.840.10008.1.2.4.51"]);const hj=2**28;const gS={"ISO_IR 100":"iso-8859-1","ISO_IR 101":"iso-8859-2","ISO_IR 109":"iso-8859-3","ISO_IR 110":"iso-8859-4","ISO_IR 144":"iso-8859-5","ISO_IR 127":"iso-8859-6","ISO_IR 126":"iso-8859-7","ISO_IR 138":"iso-8859-8","ISO_IR 148":"iso-8859-9","ISO_IR 203":"iso-8859-15","ISO_IR 13":"shift_jis","ISO_IR 166":"windows-874","ISO_IR 192":"utf-8","GB18030":"gb18030","GBK":"gbk","ISO_IR 87":"iso-2022-jp","ISO_IR 159":"iso-2022-jp","ISO_IR 149":"euc-kr","ISO_IR 58":"gb18030"};class dY{constructor(file,elements){this.file=file;this.elements=elements;}
    has(tag){return this.elements.has(tag);}
    l(tag){const V=this.elements.get(tag);if(!V||V.items)return new Uint8Array(0);return this.file.aL.l(V.o,Math.min(V.end,V.o+65536));}
    items(tag){return this.elements.get(tag)?.items??[];}
    text(tag){return this.file.decode(this.l(tag)).replace(/[\0 ]+$/,"");}
    line(tag){return this.text(tag).replace(/[\x00-\x1F\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g," ")
    .trim().slice(0,200);}
    numbers(tag){return this.text(tag).split("\\").map((U)=>U.trim()?Number(U):NaN);}
    number(tag){const[value]=this.numbers(tag);return Number.isFinite(value)?value:undefined;}
    shorts(tag,cd=false){const l=this.l(tag).slice(),m=new DataView(l.buffer);return Array.from({length:l.length>>1},(_,i)=>cd
    ?m.getInt16(2*i,this.file.bB):m.getUint16(2*i,this.file.bB));}
    short(tag){return this.shorts(tag)[0];}
    double(tag){const l=this.l(tag).slice();return l.length>=8?new DataView(l.buffer).getFloat64(0,this.file.bB):undefined;}
    }
    class fd{constructor(blob){this.blob=blob;this.aL=new eb(blob);this.bB=true;this.cs=true;this.decoder=new TextDecoder("iso-8859-1");this.bS=dm;this.left=hh;let at=0;if(this.name(128,132)==="DICM")at=this.readMeta(132);else if(bF(this.aL.l(0,2),0)===0x0200)at=this.readMeta(0);else this.cs=/^[A-Z]{2}$/.test(this.name(4,6));this.co=this.read(at);const jT=this.co.text("00080005").split("\\").map((name)=>name.trim());const label=gS[(jT.find(Boolean)??"").replace("ISO 2022 IR","ISO_IR")];if(label)this.decoder=new TextDecoder(label);this.iT=label==="euc-kr";}
    name(o,end){return bo(this.aL.l(o,end));}
    decode(l){const text=this.decoder.decode(l);return text.replace(/\x1B[$()\-,].{1,2}/g,(az)=>this.iT||az?"":az);}
    readMeta(o){const elements=new Map(),end=this.walk(o,cy(this.blob),0,elements,true);this.meta=new dY(this,elements);this.bS=this.meta.text("00020010").trim()||dm;if(this.bS===dX){const ft=new bG();const bf=da(this.blob.slice(end));new ck(()=>bf.next().value??null,(l)=>ft.write(l),hj).run();this.blob=ft.aq();this.aL=new eb(this.blob);this.meta=null;}
    this.cs=this.bS!==dm;this.bB=this.bS!==fc;return this.bS===dX?0:end;}
    read(at){const elements=new Map();try{this.walk(at,cy(this.blob),0,elements,false);}catch(error){if(!(error instanceof RangeError))throw error;}
    return new dY(this,elements);}
    header(at){const head=this.aL.l(at,at+12),m=new DataView(head.buffer,head.byteOffset,head.length);if(head.length<8)throw new RangeError("ends within an element");const cS=this.bB,P=m.getUint16(0,cS),number=m.getUint16(2,cS);const tag=(P*65536+number).toString(16).toUpperCase().padStart(8,"0");let vr="",length,size=8;if(P===0xFFFE||!this.cs){length=m.getUint32(4,cS);}else{vr=String.fromCharCode(head[4],head[5]);if(he.has(vr)){if(head.length<12)throw new RangeError("ends within an element");length=m.getUint32(8,cS);size=12;}else{length=m.getUint16(6,cS);}
    }
    return{tag,vr,o:at+size,length};}
    walk(at,end,depth,elements,iU){if(depth>hg)throw new RangeError("too deep");while(at+8<=end){if(--this.left<0)throw new RangeError("too many elements");const{tag,vr,o,length}=this.header(at);if(iU&&!tag.startsWith("0002"))return at;if(tag==="FFFEE00D")return o;if(tag==="7FE00010"||tag==="7FE00008"||tag==="7FE00009"){if(depth===0)elements.set(tag,{o,end:length===aC?end:o+length,iO:length===aC});if(depth===0||length===aC)return end;}
    if(length===aC||hC.has(tag)&&(vr==="SQ"||vr==="")){const items=[],wasExplicit=this.cs;if(vr==="UN")this.cs=false;at=this.walkItems(o,length===aC?end:Math.min(end,o+length),depth,items);this.cs=wasExplicit;elements.set(tag,{items});}else{at=o+length;elements.set(tag,{vr,o,end:Math.min(at,end)});}
    }
    return at;}
    walkItems(at,end,depth,items){while(at+8<=end){const{tag,o,length}=this.header(at);if(tag==="FFFEE0DD")return o;if(tag!=="FFFEE000")throw new RangeError("no item");const elements=new Map(),itemEnd=length===aC?end:Math.min(end,o+length);const ke=this.walk(o,itemEnd,depth+1,elements,false);at=length===aC?ke:itemEnd;items.push(new dY(this,elements));}
    return at;}
    }
    function gk(value){const[hM="",iG=""]=value.split("=");const dk=(P)=>{const[ir="",iB="",cX="",aI="",bk=""]=P.split("^")
    .map((U)=>U.trim());const X=[aI,iB,cX].filter(Boolean).join(" ");return[ir,X,bk].filter(Boolean).join(", ");};return[dk(hM),dk(iG)].filter(Boolean).join(" / ");}
    function gI(file){const d=file.co,position=d.numbers("00200032"),bE=d.numbers("00200037");let bI;if(position.length===3&&bE.length===6){const[a,b,c,x,y,z]=bE;const jn=[b*z-c*y,c*x-a*z,a*y-b*x];bI=jn.reduce((aJ,U,i)=>aJ+U*position[i],0);}
    return{patient:gk(d.line("00100010")),id:d.line("00100020"),born:d.line("00100030"),date:d.line("00080020")||d.line("00080021"),modality:d.line("00080060"),study:d.line("00081030"),series:d.line("0008103E"),bR:d.line("0020000D"),eR:d.line("0020000E"),seriesNumber:d.number("00200011"),dC:d.number("00200013"),bI:Number.isFinite(bI)?bI:undefined,bE:bE.length===6?bE.map((U)=>U.toFixed(3)).join():"",};}
    function gu(co,left={A:5000}){return co.items("0040A730").slice(0,2000).filter(()=>--left.A>0).map((R)=>{const gg=(tag)=>R.items(tag)[0]?.line("00080104")??"";const[eC]=R.items("0040A300");let value="";if(eC){const bT=eC.items("004008EA")[0];const sign=bT?bT.line("00080100")||bT.line("00080104"):"";value=[eC.line("0040A30A"),sign==="1"?"":sign].filter(Boolean).join(" ");}
    value||=gg("0040A168")||R.text("0040A160").slice(0,20000)
    ||gk(R.line("0040A123"))||R.line("0040A121")||R.line("0040A122")
    ||R.line("0040A120")||R.line("0040A124");return{name:gg("0040A043"),kind:R.line("0040A040"),value,items:gu(R,left)};}).filter(({name,value,items})=>name||value||items.length);}
    const hl=2**28;const hp=8192;function contentOf(blob){const file=new fd(blob),d=file.co,summary=gI(file);const pdf=d.elements.get("00420011");if(pdf&&d.line("00420012")==="application/pdf"){return{kind:"pdf",summary,pdf:file.blob.slice(pdf.o,pdf.end,"application/pdf")};}
    if(d.has("0040A730")){return{kind:"report",summary,title:d.items("0040A043")[0]?.line("00080104")??"",items:gu(d)};}
    const bD=d.elements.get("7FE00010");if(!bD)return{kind:d.has("7FE00008")||d.has("7FE00009")?"hidden":"none",summary};return{summary,...jx(file,bD)};}
    function jx(file,bD){const d=file.co,cd=d.short("00280103")===1;const as=Math.max(1,Math.floor(d.number("00280008")??1));const picture={kind:"picture",blob:file.blob,aA:d.short("00280010"),am:d.short("00280011"),as,Q:d.short("00280002")??1,bC:d.line("00280004"),C:d.short("00280100"),bj:d.short("00280101")??d.short("00280100"),cd,gl:d.short("00280006")??0,bB:file.bB||d.short("00280100")===8,o:bD.o,end:bD.end,eu:d.line("00280004")==="MONOCHROME1"||d.line("20500020")==="INVERSE",padding:d.shorts("00280120",cd)[0],};picture.high=d.short("00280102")??picture.bj-1;Object.assign(picture,ig(d),kd(d));const{aA,am,Q,C,bj,bC}=picture;const ja=aA&&am&&aA*am<=hl&&as<=100000
    &&[1,8,16].includes(C)&&bj>=1&&bj<=C&&picture.high<C
    &&(Q===1||Q===3&&C===8);if(!ja)return{...picture,kind:"hidden"};if(bD.iO){if(!JPEG.has(file.bS))return{...picture,kind:"hidden"};return{...picture,...im(file,bD.o,as)};}
    if(!hu.has(file.bS)&&file.bS.startsWith("1.2.840.10008.1.2.4")){return{...picture,kind:"hidden"};}
    picture.bb=bC==="PALETTE COLOR"?jt(d):null;if(bC==="PALETTE COLOR"&&!picture.bb)return{...picture,kind:"hidden"};const jv=Q===3?(bC==="YBR_FULL_422"?16:24):C;picture.cL=Math.ceil(aA*am*jv/8);if(C===1)picture.cL=aA*am/8;picture.as=Math.min(as,Math.floor((picture.end-picture.o)/picture.cL));return picture.as?picture:{...picture,kind:"hidden"};}
    function ig(d){const au=[d,...d.items("52009229"),...d.items("52009230").slice(0,1)];const cv=au.flatMap((P)=>[P,...P.items("00289145"),...P.items("00289132")]);const find=(tag)=>cv.find((ah)=>ah.has(tag));const hV=find("00281050")?.numbers("00281050")??[];const kn=find("00281051")?.numbers("00281051")??[];const names=find("00281055")?.text("00281055").split("\\")??[];const dj=hV.map((center,i)=>({center,width:kn[i],name:(names[i]??"").trim().slice(0,30)}))
    .filter(({center,width})=>Number.isFinite(center)&&width>=1).slice(0,8);const slope=find("00281053")?.number("00281053")||1;return{dj,slope,eo:find("00281052")?.number("00281052")??0};}
    function kd(d){const jm=[d,...[...d.items("52009229"),...d.items("52009230").slice(0,1)]
    .flatMap((P)=>P.items("00289110"))];const ah=jm.find((bt)=>bt.has("00280030"));let[down,ac]=ah?.numbers("00280030")??[],cP=false;if(!(down>0&&ac>0)){[down,ac]=d.numbers("00181164");cP=true;}
    if(!(down>0&&ac>0)){const gt=d.items("00186011"),[region]=gt;cP=false;if(gt.length===1&&region.short("00186024")===3&&region.short("00186026")===3){down=Math.abs(region.double("0018602E"))*10;ac=Math.abs(region.double("0018602C"))*10;}
    }
    return down>0&&ac>0?{ci:[down,ac],cP}:{};}
    function jt(d){const gK=["1","2","3"].map((n)=>{const[A=0,X=0,C=16]=d.shorts(`0028110${n}`),words=d.l(`0028120${n}`);const entries=A||65536;if(!words.length||words.length<entries*(C===8?1:2))return null;const iK=C===8&&words.length<2*entries;const values=iK?words:d.shorts(`0028120${n}`);return{X,values:Uint8Array.from({length:entries},(_,i)=>C===8?values[i]:values[i]>>8)};});return gK.every(Boolean)?gK:null;}
    function im(file,o,as){const bL=[],aL=file.aL;let at=o,cZ=null;for(;;){const{tag,o:from,length}=file.header(at);if(tag!=="FFFEE000"||length===aC||bL.length>200000)break;if(!cZ){const ay=aL.l(from,Math.min(from+length,from+4*as)).slice();const m=new DataView(ay.buffer);cZ=Array.from({length:ay.length>>2},(_,i)=>m.getUint32(4*i,true));o=from+length;}else{bL.push([from,Math.min(from+length,file.blob.size)]);}
    at=from+length;if(at+8>file.blob.size)break;}
    let ae;if(as===1)ae=[bL];else if(bL.length===as)ae=bL.map((ix)=>[ix]);else if(cZ?.length===as){ae=cZ.map((aV,i)=>bL.filter(([from])=>from-8-o>=aV
    &&from-8-o<(cZ[i+1]??Infinity)));}
    if(!ae||ae.some((parts)=>!parts.length))return{kind:"hidden"};return{kind:"picture",iS:true,bL:ae};}
    async function iy(picture,number){if(picture.iS)return jg(picture,number);const{aA,am,C,Q,cL}=picture;const o=picture.o+Math.floor(number*cL);const l=aw(picture.blob,o,Math.min(o+Math.ceil(cL),picture.end));const O=Math.ceil(Math.max(aA,am)/hp);const width=Math.ceil(am/O),height=Math.ceil(aA/O);const ah=O===1?(i)=>i:(i)=>Math.floor(i/width)*O*am+i%width*O;if(Q===3)return{width,height,O,aW:ia(picture,l,width*height,ah)};const value=jH(picture,l,number),aV=picture.cd?32768:0;const ar=new Uint16Array(width*height);for(let i=0;i<ar.length;i++)ar[i]=value(ah(i))+aV;if(picture.bb)return{width,height,O,aW:js(picture,ar,aV)};return{width,height,O,ar,aV,...go(picture,ar,aV)};}
    function jH({C,bj,high,cd,bB,aA,am},l,number){const shift=high+1-bj,up=32-bj;const eV=cd?(raw)=>raw>>shift<<up>>up:(raw)=>raw>>shift&2**bj-1;if(C===1){const X=number*aA*am%8;return(i)=>l[i+X>>3]>>(i+X&7)&1;}
    if(C===8)return(i)=>eV(l[i]);return bB?(i)=>eV(l[2*i]|l[2*i+1]<<8)
    :(i)=>eV(l[2*i]<<8|l[2*i+1]);}
    function go({padding},ar,aV){let low=65535,high=0;const kc=padding===undefined?-1:padding+aV;for(const S of ar){if(S===kc)continue;if(S<low)low=S;if(S>high)high=S;}
    return low>high?{low:0,high:1}:{low:low-aV,high:high-aV};}
    function ia({bC,gl,aA,am},l,A,ah){const aW=new Uint8ClampedArray(4*A),plane=aA*am;const je=bC.startsWith("YBR_FULL"),isHalf=bC==="YBR_FULL_422";for(let i=0,to=0;i<A;i++){const at=ah(i);let a,b,c;if(isHalf){const from=(at>>1)*4;a=l[from+(at&1)];b=l[from+2];c=l[from+3];}else if(gl){a=l[at];b=l[plane+at];c=l[2*plane+at];}else{a=l[3*at];b=l[3*at+1];c=l[3*at+2];}
    if(je){const cb=b-128,cr=c-128;b=a-0.344136*cb-0.714136*cr;c=a+1.772*cb;a+=1.402*cr;}
    aW[to++]=a;aW[to++]=b;aW[to++]=c;aW[to++]=255;}
    return aW;}
    function js({bb},ar,aV){const aW=new Uint8ClampedArray(4*ar.length);ar.forEach((S,i)=>{bb.forEach(({X,values},hW)=>{const N=S-aV-(aV&&X>32767?X-65536:X);aW[4*i+hW]=values[Math.max(0,Math.min(values.length-1,N))];});aW[4*i+3]=255;});return aW;}
    function jh(l){let hasColors=false;for(let at=2;at+9<l.length&&l[at]===0xFF;){const cW=l[at+1];if(cW===0xE0||cW===0xEE)hasColors=true;if(cW>=0xC0&&cW<=0xC2){return{height:bF(l,at+5),width:bF(l,at+7),hasColors};}
    at+=cW===0xFF?1:2+bF(l,at+2);}
    return{};}
    async function jg(picture,number){const{aA,am,Q,bC,bj}=picture;const parts=picture.bL[number].map(([o,end])=>picture.blob.slice(o,end));const head=aw(new Blob(parts),0,65536),said=jh(head);F(said.width===am&&said.height===aA,"hidden");if(Q===3&&bC==="RGB"&&!said.hasColors){const hL=Uint8Array.of(0xFF,0xEE,0,14,65,100,111,98,101,0,100,0,0,0,0,0);const aj=new Blob(parts);parts.splice(0,parts.length,head.slice(0,2),hL,aj.slice(2));}
    let bitmap;try{bitmap=await createImageBitmap(new Blob(parts,{type:"image/jpeg"}),{colorSpaceConversion:"none"});}catch(error){throw new aM("hidden");}
    const canvas=new OffscreenCanvas(bitmap.width,bitmap.height),context=canvas.getContext("2d");context.drawImage(bitmap,0,0);bitmap.close();const{data}=context.getImageData(0,0,canvas.width,canvas.height);const frame={width:canvas.width,height:canvas.height,O:1};if(Q===3||bj>8)return{...frame,aW:data};const ar=new Uint16Array(data.length/4);for(let i=0;i<ar.length;i++)ar[i]=data[4*i];return{...frame,ar,aV:0,...go({},ar,0)};}
    const fg=200000;const hr=2**36;const ht=3;function jf(file){const head=aw(file,0,4);return head.length===4&&al(head,0)===0x504B0304;}
    function kq(file){const tail=aw(file,Math.max(0,file.size-65557),file.size);const m=new DataView(tail.buffer);let at=tail.length-22;while(at>=0&&m.getUint32(at,true)!==0x06054B50)at--;F(at>=0,"damagedZIP");let A=m.getUint16(at+10,true),size=m.getUint32(at+12,true);let o=m.getUint32(at+16,true);if(at>=20&&m.getUint32(at-20,true)===0x07064B50){const ah=Number(m.getBigUint64(at-12,true));const end=new DataView(aw(file,ah,ah+56).buffer);F(end.byteLength===56&&end.getUint32(0,true)===0x06064B50,"damagedZIP");A=Number(end.getBigUint64(32,true));size=Number(end.getBigUint64(40,true));o=Number(end.getBigUint64(48,true));}
    F(A<=fg&&size<=2**27&&o+size<=file.size,"damagedZIP");const bK=aw(file,o,o+size),entries=[];let left=hr;for(let from=0;entries.length<A;){F(from+46<=bK.length,"damagedZIP");const N=ie(bK,from);from=N.end;left-=N.size;F(left>=0&&!N.fS,N.fS?"encryptedZIP":"tooLarge");entries.push(N);}
    return entries.filter(({B})=>!B.endsWith("/"));}
    function ie(l,at){const m=new DataView(l.buffer,l.byteOffset+at);F(m.getUint32(0,true)===0x02014B50,"damagedZIP");const eF=46+m.getUint16(28,true),extraEnd=eF+m.getUint16(30,true);const end=extraEnd+m.getUint16(32,true),aY=m.getUint16(8,true);F(at+end<=l.length,"damagedZIP");const name=l.subarray(at+46,at+eF);let size=m.getUint32(24,true),packed=m.getUint32(20,true),o=m.getUint32(42,true);for(let bu=eF;bu+4<=extraEnd;){const length=m.getUint16(bu+2,true);if(m.getUint16(bu,true)===1){let cp=bu+4;const next=()=>(cp+=8)<=bu+4+length?Number(m.getBigUint64(cp-8,true)):NaN;if(size===aC)size=next();if(packed===aC)packed=next();if(o===aC)o=next();}
    bu+=4+length;}
    return{B:new TextDecoder().decode(name),av:m.getUint16(10,true),fS:Boolean(aY&1),size,packed,o,reach:o+extraEnd+packed+256,end:at+end};}
    function fw(head,{av,size,packed}){F(head.length>=30&&al(head,0)===0x504B0304&&(av===8||av===0&&size===packed),"damagedZIP");return 30+head[26]+256*head[27]+head[28]+256*head[29];}
    function fP(bf,size,write){let left=size;try{new ck(()=>bf.next().value??null,(l)=>{left-=l.length;write(l);},size).run();}catch(error){throw error instanceof aK?new aM("damagedZIP"):error;}
    F(!left,"damagedZIP");}
    function fF(file,N){const{av,size,packed,o}=N;const from=o+fw(aw(file,o,o+30),N);F(from+packed<=file.size,"damagedZIP");const U=file.slice(from,from+packed);if(av===0)return U;const out=new bG();fP(da(U),size,(l)=>out.write(l));return out.aq();}
    function io(l,N){const{av,size,packed}=N,from=fw(l,N);const U=l.subarray(from,from+packed);if(U.length<packed)return null;if(av===0)return U;const content=new Uint8Array(size);let at=0;fP([U].values(),size,(aa)=>{content.set(aa,at);at+=aa.length;});return content;}
    function gP(B,size,crc,bu){const[length,name]=[size>=aC?aC:size,new TextEncoder().encode(B)];const aQ=[[2,45],[2,0x800],[2,0],[2,0],[2,33],[4,crc],[4,length],[4,length],[2,name.length],[2,bu]];return{name,aQ};}
    function dW(B,size,crc){const long=size>=aC?[[2,1],[2,16],[8,size],[8,size]]:[];const{name,aQ}=gP(B,size,crc,long.length&&20);return cQ(cT([[4,0x04034B50],...aQ]),name,cT(long));}
    class hJ{constructor(){this.parts=[];this.at=0;this.A=0;}
    add(B,size,crc){const fT=this.at>=aC;const bh=[...(size>=aC?[[8,size],[8,size]]:[]),...(fT?[[8,this.at]]:[])];const bu=bh.length?[[2,1],[2,8*bh.length],...bh]:[];const{name,aQ}=gP(B,size,crc,bh.length&&4+8*bh.length);this.parts.push(cT([[4,0x02014B50],[2,45],...aQ,[2,0],[2,0],[2,0],[4,0],[4,fT?aC:this.at]]),name,cT(bu));this.at+=dW(B,size,crc).length+size;this.A++;}
    l(){const bK=cQ(...this.parts),size=bK.length,o=this.at;const{A}=this,cc=A>65534||o+size>=aC;const long=cc?[[4,0x06064B50],[8,44],[2,45],[2,45],[4,0],[4,0],[8,A],[8,A],[8,size],[8,o],[4,0x07064B50],[4,0],[8,o+size],[4,1]]:[];const fH=cc?65535:A;return cQ(bK,cT([...long,[4,0x06054B50],[2,0],[2,0],[2,fH],[2,fH],[4,cc?aC:size],[4,cc?aC:o],[2,0]]));}
    }
    function cT(ae){const l=new Uint8Array(ae.reduce((aJ,[size])=>aJ+size,0));const m=new DataView(l.buffer);let at=0;for(const[size,value]of ae){if(size===2)m.setUint16(at,value,true);else if(size===4)m.setUint32(at,value,true);else m.setBigUint64(at,BigInt(value),true);at+=size;}
    return l;}
    const jobs={async open({au},progress){const out=new fn(),answers=[],small=new hI(au);let cm=small.read(au[0]);for(const[i,P]of au.entries()){const room=await cm;cm=small.read(au[i+1]);answers.push(await jp(P,out,progress));dA(room);}
    small.end();return{answers,blob:await out.aq()};},async check({u}){ei(u);await dU(u,u,()=>0);return{};},async join(input,progress){const out=new fn(),file=await gb(input,out,progress),blob=await out.aq();return{blob,...file};},async restore({one,other}){const{blob,l,crc}=await dU(one,other,(a,b)=>eO(a,b,true));return{blob:blob??new Blob([l]),crc};},async pack({files}){const out=dG(),sums=[];for(const{one,other,B}of files){const{l,crc}=await dU(one,other,(a,b)=>eO(a,b,true));await out.write(dW(B,l.length,crc));await out.write(l);sums.push(crc);}
    return{blob:await out.aq(),sums};},content({blob}){return contentOf(blob);},frame({picture,number}){return iy(picture,number);},};function gb({one,other,af},out,progress){return dU(one,other,async(a,b)=>{hQ(a,b,progress);const{aI,l,blob,...file}=await eO(a,b,af);file.summary=kg(aI);if(blob)file.blob=blob;if(af&&l)await out.add(file,l);return file;});}
    async function jp({files,af},out,progress){const opened=await Promise.all(files.map((source)=>bq(()=>jq(source,files.length>1))));const[one,other]=opened.map(({u})=>u);const iY=one?.I===other?.I&&one&&one.aE!==other.aE;const joined=iY?await bq(()=>gb({one,other,af},out,progress)):null;for(const{u}of opened){delete u?.l;delete u?.file;if(joined)delete u.Q;}
    return{opened,joined};}
    class hI{constructor(au){const ee=[];for(const P of au){const{files}=P;P.parts=files.length>1?files.map(({file,N})=>
    ({file,o:N?.o??0,end:Math.min(file.size,N?.reach??file.size)})):[];P.size=P.parts.reduce((aJ,{o,end})=>aJ+Math.max(0,end-o),0);if(P.size>bQ.most||files.some(({N})=>N?.size>cj))P.size=0;if(!P.size)continue;for(const{file,o,end}of P.parts)ee.push(o||end<file.size?file.slice(o,end):file);}
    if(ee.length)this.reading=new fm(new Blob(ee));}
    async read(P){if(!P?.size||!this.reading)return;try{const all=await this.reading.next(P.size);let at=0;P.parts.forEach(({o,end},i)=>{P.files[i].l=all.subarray(at,at+=Math.max(0,end-o));});return all.buffer;}catch(error){this.end();}
    }
    end(){this.reading?.end();this.reading=null;}
    }
    class fn{size=0;async add(file,l){this.out??=dG();const head=dW(cM(file.B),file.size,file.crc);file.at=this.size+head.length;this.size=file.at+l.length;const begun=this.out.write(head).catch(()=>{});this.out.write(l).catch(()=>{});await begun;dA(this.room);this.room=l.buffer;}
    async aq(){const blob=await this.out?.aq().catch(()=>null);dA(this.room);return blob;}
    }
    async function bq(job){try{return await job();}catch(error){return{verdict:error instanceof aM?error.verdict:"failed",ag:error.ag??String(error)};}
    }
    async function jq({file,N,depth,cO,l=null},iZ){if(l&&N)l=io(l,N);const ce=l&&gG(l);if(ce)return{u:{...ce,file,N,l}};if(N)file=fF(file,N);if(iZ&&!l&&file.size<=cj)l=await gr(file);const u=gG(file,l??file);if(u)return{u:{...u,l}};if(depth<ht&&jf(file))return{entries:kq(file),inner:N&&file};if(file.size<=hn&&(cO||al(aw(file,0,4),0)!==0x89504E47)){const ax=jW(aw(file,0,file.size),cO);if(ax)return{ax,verdict:ax.mistake?.verdict,ag:ax.mistake?.ag};}
    return{u:el(file)};}
    function kg(aI){try{return gI(new fd(aI));}catch(error){if(error instanceof aM)throw error;return null;}
    }
    function dV(){onmessage=async({data:{id,job,...input}})=>{if(!job){names=input.names;return;}
    let done=0;const progress=(l)=>{done+=l;if(done>=16<<20){postMessage({id,progress:done});done=0;}
    };const D=await bq(()=>jobs[job](input,progress));postMessage({id,D},[D.ar,D.aW].filter(Boolean).map((hN)=>hN.buffer));};}
    let texts,names,language;function text(ak,...values){const az=texts[language][ak]??ak;return az.replace(/\{(\d)\}/g,(_,S)=>typeof values[S]==="number"
    ?eG(values[S]):values[S]);}
    const iw={};function eG(value,du=0){const format=iw[language+du]??=new Intl.NumberFormat(language,{maximumFractionDigits:du});return format.format(value);}
    function cF(ak,A,...dI){return text(A===1?`${ak}One`:`${ak}Many`,eG(A),...dI);}
    function E(id){return document.getElementById(id);}
    function V(name,content="",hO={}){const eB=document.createElement(name);eB.append(...[content].flat());for(const[key,value]of Object.entries(hO))eB.setAttribute(key,value);return eB;}
    function hU(A){const units=text("units").split(" ");let bT=0,value=A;for(;value>=1000&&bT<4;bT++)value/=1000;return`${eG(value,bT?1:0)} ${units[bT]}`;}
    function dt(value){const[,gO,eD,fz]=/^(\d{4})\.?(\d{2})\.?(\d{2})/.exec(value)??[];if(!gO||eD<1||eD>12||fz<1)return value;return new Date(Date.UTC(gO,eD-1,fz))
    .toLocaleDateString(language,{dateStyle:"long",timeZone:"UTC"});}
    function gD(){document.documentElement.lang=language;document.title=text("title");for(const cY of document.querySelectorAll("[data-text]")){cY.textContent=text(cY.dataset.text);}
    for(const cY of document.querySelectorAll("[data-name]")){cY.setAttribute("aria-label",text(cY.dataset.name));}
    for(const button of E("languages").children){button.setAttribute("aria-pressed",String(button.lang===language));}
    }
    function jR(show){const packed=Uint8Array.from(atob(E("texts").textContent),(cf)=>cf.charCodeAt());const data=JSON.parse(new TextDecoder().decode(iJ(packed)));names=data.names;texts=Object.fromEntries(Object.entries(data.texts).map(([code,ae])=>
    [code,Object.fromEntries(ae.map((value,i)=>[data.words[i],value.replaceAll("'","’")]))]));const ce=Object.keys(texts),af=navigator.languages.map((tag)=>tag.split("-")[0]);language=af.find((code)=>ce.includes(code))??document.documentElement.lang;for(const code of ce){const button=V("button",texts[code].language,{lang:code});button.addEventListener("click",()=>{language=code;show();});E("languages").append(button);}
    gD();}
    const ao={workers:[],waiting:[],de:new Map(),next:0,aO:0};const hb=2;const hs=64<<20;function jO(source){ao.address=URL.createObjectURL(new Blob([source],{type:"text/javascript"}));ao.A=Math.max(2,Math.min(4,navigator.hardwareConcurrency??2));for(let i=0;i<2;i++)fp();}
    function gi(){const worker=new Worker(ao.address);worker.postMessage({names});worker.jobs=0;worker.onmessage=({data})=>fq(data);worker.onerror=(J)=>{J.preventDefault();for(const[id,job]of ao.de){if(job.worker===worker)fq({id,D:{verdict:"failed",ag:J.message}});}
    };return worker;}
    function fp(){const worker=gi();ao.workers.push(worker);return worker;}
    function jD(){ao.workers=ao.workers.map((worker)=>worker.jobs?worker:(worker.terminate(),gi()));}
    function fq({id,D,progress}){const job=ao.de.get(id);if(progress!==undefined)return job.progress?.(progress);ao.de.delete(id);ao.aO-=job.aO;job.worker.jobs--;if(D.verdict)job.reject(Object.assign(new Error(),D));else job.resolve(D);gF();}
    function iA(){const worker=ao.workers.reduce((cn,other)=>other.jobs<cn.jobs?other:cn);if(worker.jobs&&ao.workers.length<ao.A)return fp();return worker.jobs<hb?worker:null;}
    function gF(){while(ao.waiting.length){const[job]=ao.waiting;const worker=ao.de.size&&ao.aO+job.aO>hs?null:iA();if(!worker)return;ao.waiting.shift();job.worker=worker;worker.jobs++;ao.aO+=job.aO;ao.de.set(job.id,job);worker.postMessage({id:job.id,job:job.name,...job.input});}
    }
    function run(name,input,{urgent=false,progress,aO=0}={}){return new Promise((resolve,reject)=>{const job={id:ao.next++,name,input,resolve,reject,progress,aO};if(urgent)ao.waiting.unshift(job);else ao.waiting.push(job);gF();});}
    function dS({size}){return size<=cj?3*size:size<=cl?size:cj;}
    function eL(name){return name.replace(/;\d+$/,"").replace(/\.$/,"").toLowerCase();}
    const fk=/^sheet\.(txt|eml)$/;function iN(B){const parts=B.split("/"),name=parts.pop(),plain=eL(name);if(parts.some((U)=>names.folders.includes(eL(U))||U.startsWith(".Trash-"))){return true;}
    return name.startsWith(".")||names.systemFiles.includes(plain)||names.files.includes(plain)
    ||plain.endsWith(".problem.txt")||plain.startsWith("sheet.")&&!fk.test(plain)
    ||/^sha256(su|s~\d)$/.test(plain);}
    async function*il(ki){const items=[...ki.items].filter((R)=>R.kind==="file").map((R)=>({handle:R.getAsFileSystemHandle?.().catch(()=>null),N:R.webkitGetAsEntry?.(),file:R.getAsFile(),}));for(const{handle,N,file}of items){const az=await handle;if(az)yield*fJ(az,"");else if(N?.isDirectory)yield*fG(N,"");else if(file)yield{B:file.name,file};}
    }
    async function*fJ(handle,folder){const B=folder+handle.name;if(handle.kind==="file"){try{yield{B,file:await handle.getFile()};}catch(error){yield{B,file:null};}
    return;}
    for await(const ej of handle.values())yield*fJ(ej,`${B}/`);}
    async function*fG(N,folder){const B=folder+N.name;if(N.isFile){yield{B,file:await new Promise((done)=>N.file(done,()=>done(null)))};return;}
    const reader=N.createReader();for(;;){const children=await new Promise((done)=>reader.readEntries(done,()=>done(null)));if(children===null)yield{B,file:null};if(!children?.length)return;for(const ej of children)yield*fG(ej,`${B}/`);}
    }
    function*hY(ae){for(const file of ae)yield{B:file.webkitRelativePath||file.name,file};}
    const hE=/^(?:.*\/)?([AP])([0-9A-Z]{7}\.PNG)$/i;const fj=16,GROUPS=32,GROUPS_SIZE=16<<20;async function jo(ae,{begun,az,failed,joined,eS,progress}){const bp=new Set(),waiting=new Map();let bW=[],size=0,most=1;const open=async(dF,aO)=>{const au=dF.map(({items,af})=>({af,files:items.map(({B,file,N,depth=0})=>
    ({file,N,depth,cO:fk.test(eL(B.split("/").pop()))}))}));try{const{answers,blob}=await run("open",{au},{aO}),aa=new dp(blob);answers.forEach((bq,n)=>{const{items}=dF[n];bq.opened.forEach((opened,i)=>aN(items[i],opened));const bX=bq.opened.map(({u},i)=>({B:items[i].B,u}));if(bq.joined)joined(bX,bq.joined,aa);});}catch(error){for(const{items}of dF)for(const{B}of items)failed(B,error);}
    for(const{items}of dF)progress.done+=items.length;progress.show();};const bv=()=>{if(!bW.length)return;const aO=Math.max(...bW.map((one)=>one.aO))*Math.min(2,bW.length);const dc=open(bW,aO).finally(()=>bp.delete(dc));bp.add(dc);[bW,size,most]=[[],0,Math.min(GROUPS,2*most)];};const o=(...items)=>{const dv=items.length>1?items[0].N?.size??items[0].file.size:0;bW.push({items,af:items.length>1&&ga(dv),aO:dv&&dS({size:dv})});size+=2*dv;if(bW.length>=most||size>=GROUPS_SIZE)bv();};const aN=(R,{u,entries,inner,ax,...bc})=>{if(u)az(R.B,Object.assign(u,{file:R.file,N:R.N}));else if(ax){for(const aS of ax)eS(R.B,aS);if(bc.verdict)failed(R.B,bc);}
    else if(progress.bl+entries?.length>fg)failed(R.B,{verdict:"tooLarge"});else if(entries)for(const N of entries)add(kp(R,N,inner??R.file));else failed(R.B,bc);};const kp=({B,depth=0},N,file)=>
    ({B:`${B}/${N.B}`,file,N,depth:depth+1});const add=(R)=>{if(iN(R.B))return;begun(R.B);progress.bl++;progress.show();if(!R.file){failed(R.B,{verdict:"unreadable"});progress.done++;return;}
    const[,aE,rest]=hE.exec(R.B.toUpperCase())??[];const other=aE&&waiting.get((aE==="A"?"P":"A")+rest);if(other){waiting.delete((aE==="A"?"P":"A")+rest);o(other,R);}else if(aE&&!waiting.has(aE+rest)){waiting.set(aE+rest,R);}else{o(R);}
    };const fI=async()=>{for(bv();bp.size;bv())await Promise.all(bp);};for await(const R of ae){add(R);while(bp.size>fj)await Promise.race(bp);}
    await fI();for(const R of waiting.values()){o(R);while(bp.size>fj)await Promise.race(bp);}
    await fI();}
    const hq=16;const fh=512<<20;function dR(one,other){for(const u of[one,other])u.number??=dR.next=(dR.next??0)+1;return`${one.number} ${other.number}`;}
    class hz{constructor(){this.aR={archive:[],patient:[]};this.eZ=new Set();this.D=null;this.bc=null;}
    add(B,u){this.aR[u.aE].push({B,u});}
    async join(progress){for(const one of this.aR.archive){for(const other of this.aR.patient){const jc=this.eZ.has(dR(one.u,other.u));if(this.D||jc||this.eZ.size>=hq)continue;await this.tryPair(one,other,progress);}
    }
    }
    async tryPair(one,other,progress){const af=ga(one.u.size);try{this.joined(one,other,await run("join",{one:one.u,other:other.u,af},{progress,aO:dS(one.u)}));}catch(error){this.joined(one,other,error);}
    }
    joined(one,other,{verdict,ag,blob,...file},aa){this.eZ.add(dR(one.u,other.u));if(this.D)return;if(verdict){this.bc??={verdict,ag,aH:[one.B,other.B]};}else{this.D={...file,one:one.u,other:other.u};this.bc=null;(blob?new dp(blob):file.at===undefined?new dp():aa).add(this.D);for(const{u}of[one,other])delete u.Q;}
    }
    }
    const aF={bf:new Set(),size:0,af:0};class dp{constructor(blob){this.blob=blob;this.K=[];}
    add(D,at=D.at??0){Object.assign(D,{aa:this,at});this.K.push(D);this.keep();}
    keep(){if(!this.blob)return;if(!aF.bf.delete(this))aF.size+=this.blob.size;aF.bf.add(this);while(aF.size>fh&&aF.bf.size>1){const[eI]=aF.bf;aF.bf.delete(eI);aF.size-=eI.blob.size;eI.blob=null;}
    }
    contentOf({at,size}){return this.blob.slice(at,at+size);}
    }
    function ga(size){const cc=size>cl;if(cc?aF.hasLong:aF.af+size>fh)return false;if(cc)aF.hasLong=true;else aF.af+=size;return true;}
    async function dO(D,eJ){if(!D.aa.blob){const{one,other}=D;const{blob,crc}=await run("restore",{one,other},{...eJ,aO:dS(one)});D.crc=crc;new dp(blob).add(D,0);}
    D.aa.keep();return D.aa.contentOf(D);}
    class gX{constructor(bm){this.bi=new Map();this.ax=[];this.cK=new Map();this.bm=bm;this.progress={bl:0,done:0,cR:0,show:bm};this.ba=0;}
    clear(){this.bi.clear();this.cK.clear();this.ax=[];Object.assign(this.progress,{bl:0,done:0});Object.assign(aF,{bf:new Set(),size:0,af:0,hasLong:false});this.bm();}
    get K(){return[...this.bi.values()].map((I)=>I.D).filter(Boolean);}
    async aN(ae){this.ba++;this.bm();const gc=[];const az=(B,u)=>{const I=this.bi.get(u.I)??new hz();this.bi.set(u.I,I);I.add(B,u);if(I.D||!I.aR.archive.length||!I.aR.patient.length)return;this.progress.cR++;const br=I.cR??Promise.resolve();I.cR=br.then(()=>I.join()).then(()=>{this.progress.cR--;this.bm();});gc.push(I.cR);};const failed=(B,{verdict,ag})=>this.cK.set(B,{verdict,ag});const joined=(bX,bq,aa)=>{const[one,other]=bX[0].u.aE==="archive"?bX:bX.reverse();this.bi.get(one.u.I).joined(one,other,bq,aa);};const begun=(B)=>this.cK.delete(B);const eS=(B,aS)=>this.ax.push({B,aS});try{await jo(ae,{begun,az,failed,joined,eS,progress:this.progress});await Promise.all(gc);await this.joinSheets();if(this.ba===1)await this.settle();}finally{this.ba--;this.bm();}
    }
    get lone(){return[...this.bi.values()].filter((I)=>!I.D&&!I.bc
    &&I.aR.archive.length+I.aR.patient.length>0);}
    async joinSheets(){const bX=this.ax.length?this.lone.flatMap((I)=>I.aR.archive.map((one)=>({I,one}))):[];await Promise.all(bX.map(async({I,one})=>{for(const{B,aS}of this.ax){const u=await jV(aS,one.u);if(u&&!I.D)await I.tryPair(one,{B,u});}
    this.bm();}));}
    async settle(){const left=this.lone.flatMap((I)=>[...I.aR.archive,...I.aR.patient]
    .map((en)=>({...en,I})));if(left.length===2){const[one,other]=left;await one.I.tryPair(one,other);if(one.I.bc&&other.I!==one.I)other.I.iP=true;return;}
    await Promise.all(left.filter(({u})=>!u.iM).map(async({B,u,I})=>{try{await run("check",{u});u.iM=true;}catch(error){I.aR[u.aE]=I.aR[u.aE].filter((en)=>en.u!==u);this.cK.set(B,{verdict:error.verdict,ag:error.ag});}
    }));}
    get lengthened(){return[...this.bi.values()].flatMap(({aR})=>[...aR.archive,...aR.patient])
    .filter(({u})=>u.added);}
    get problems(){const au=new Map();const add=(verdict,ag,...aH)=>{const kind=verdict!=="notPNG"||!ag?"":/^[A-Z]/.test(ag)?"-photo":`-${ag}`;const ak=`verdict.${verdict}${kind}`,key=`${ak} ${/^(newer|notPNG)/.test(verdict)?ag:""}`;const P=au.get(key)??{ak,verdict,ag,aH:[],A:0};P.aH.push(...aH);P.A++;au.set(key,P);};for(const[B,{verdict,ag}]of this.cK)add(verdict,ag,B);for(const I of this.bi.values()){if(I.bc&&!I.D)add(I.bc.verdict,I.bc.ag,...I.bc.aH);if(I.bc||I.D||I.iP)continue;const{archive,patient}=I.aR;const fZ=this.ax.length>0;if(archive.length)add(fZ?"notThisSheet":"waiting-patient","",archive[0].B);if(patient.length)add(fZ?"notThisSheet":"waiting-archive","",patient[0].B);}
    if(!this.bi.size)for(const{B}of this.ax)add("waiting-archive","",B);return[...au.values()];}
    }
    function jK(K){const au=new Map();for(const D of K){const{bR="",eR=""}=D.summary??{};const key=eR?`${bR} ${eR}`:`file ${D.B}`;if(!au.has(key))au.set(key,[]);au.get(key).push(D);}
    const ae=[...au].map(([key,dH])=>{dH.sort(iH(dH));return{key,summary:dH[0].summary??{},K:dH};});const number=({summary})=>summary.seriesNumber??Infinity;return ae.sort((a,b)=>compare(a.summary.bR||"\uFFFF",b.summary.bR||"\uFFFF")
    ||compare(number(a),number(b))||compare(a.K[0].B,b.K[0].B));}
    const hT=globalThis.Intl&&new Intl.Collator("en",{numeric:true});function compare(a,b){return a<b?-1:a>b?1:0;}
    function iH(K){const cv=K.map(({summary})=>summary?.bI),turns=new Set();for(const{summary}of K)turns.add(summary?.bE);const jb=turns.size===1&&cv.every((ah)=>ah!==undefined)
    &&new Set(cv.map((ah)=>ah.toFixed(3))).size===cv.length;const fu=(a,b)=>compare(a.summary?.dC??Infinity,b.summary?.dC??Infinity)
    ||hT.compare(a.B,b.B);if(!jb)return fu;const X=Math.sign(K.reduce((aJ,{summary})=>aJ
    +(summary.bI-cv[0])*((summary.dC??0)-(K[0].summary.dC??0)),0))||1;return(a,b)=>X*(a.summary.bI-b.summary.bI)||fu(a,b);}
    function cM(B){let parts=B.split("/").filter((U)=>U&&U!==".");if(parts.length>64)parts=[...parts.slice(0,63),parts.at(-1)];const aT=parts.map(iD);if(!aT.length)return"restored.dcm";const last=aT[aT.length-1],extension=/\.([^.]*)$/.exec(last)?.[1].toLowerCase();if(extension!==undefined&&names.runs.includes(extension))aT[aT.length-1]=`${last}.dcm`;return aT.join("/");}
    function iD(name){if(name==="..")return"_";let aT=name.replace(/(?!\uFE0F)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}<>:"|?*\\]/gu,"_")
    .replace(/\.\{/g,"._");aT=aT.replace(/^\./,"_");const cA=aT.replace(/\..*$/s,"").replace(/ +$/,"").toUpperCase();if(/^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9¹²³])$/.test(cA))aT=`_${aT}`;aT=eT(aT);return aT.replace(/[. ]+$/,(end)=>"_".repeat(end.length))||"_";}
    function eT(name,dI=""){const extension=/(?<=.)\.[^.]{0,15}$/su.exec(name)?.[0]??"";const A=(value)=>new TextEncoder().encode(value).length;let cA=[...name.slice(0,name.length-extension.length)];while(A(cA.join("")+dI+extension)>255)cA=cA.slice(0,-1);return cA.join("")+dI+extension;}
    function gM(B,cB){const eW=B.lastIndexOf("/")+1;for(let number=1;;number++){const name=number===1?B.slice(eW):eT(B.slice(eW),` (${number})`);const bt=B.slice(0,eW)+name;if(cB.has(bt.toLowerCase()))continue;cB.add(bt.toLowerCase());return bt;}
    }
    function eH(blob,name){const address=URL.createObjectURL(blob),link=V("a","",{href:address,download:name});document.body.append(link);link.click();link.remove();setTimeout(()=>URL.revokeObjectURL(address),600000);}
    async function saveOne(D){const name=cM(D.B).split("/").pop();eH(await dO(D,{urgent:true}),name);}
    async function*jE(K){const cm=ao.workers.length,bp=[];const cB=new Set();for(let i=0;i<K.length+cm;i++){if(i<K.length){const dc=dO(K[i]);dc.catch(()=>{});bp.push(dc);}
    if(i<cm)continue;const D=K[i-cm],blob=await bp.shift();yield{D,blob,B:gM(cM(D.B),cB)};}
    }
    const hx=16<<20;function*iC(K){const all=new Set(K),bf=new Set();let P=[],size=0;for(const D of K){const{aa}=D;if(aa.blob){if(!bf.has(aa))yield aa.K.filter((one)=>all.has(one)).sort((a,b)=>a.at-b.at);bf.add(aa);continue;}
    if(D.size>cl){yield[D];continue;}
    if(size+D.size>hx&&P.length){yield P;[P,size]=[[],0];}
    P.push(D);size+=D.size;}
    if(P.length)yield P;}
    async function jJ(K,progress){const cB=new Set(),aH=new Map(),bK=new hJ();for(const D of K)aH.set(D,gM(cM(D.B),cB));let done=0;const au=[...iC(K)];const parts=await Promise.all(au.map(async(P)=>{const U=await packed(P,aH);progress(done+=P.length,K.length);return U;}));for(const D of au.flat())bK.add(aH.get(D),D.size,D.crc);eH(new Blob([...parts.flat(),bK.l()],{type:"application/zip"}),"exam.zip");}
    async function packed(P,aH){const[X]=P,{aa}=X,headOf=(D)=>dW(aH.get(D),D.size,D.crc);if(aa.blob){let end=0;const jd=P.every((D)=>{const hS=D.at===end+headOf(D).length;end=D.at+D.size;return hS&&aH.get(D)===cM(D.B);});if(jd&&end===aa.blob.size)return[aa.blob];return P.flatMap((D)=>[headOf(D),aa.contentOf(D)]);}
    if(X.size>cl){const blob=await dO(X);return[headOf(X),blob];}
    const files=P.map((D)=>({one:D.one,other:D.other,B:aH.get(D)}));const{blob,sums}=await run("pack",{files},{aO:Math.max(...P.map(({one})=>dS(one)))});P.forEach((D,i)=>{D.crc=sums[i];});return[blob];}
    async function jI(K,progress){const dd=await showDirectoryPicker({mode:"readwrite"});let done=0;for await(const{blob,B}of jE(K)){const parts=B.split("/"),name=parts.pop();let folder=dd;for(const U of parts)folder=await folder.getDirectoryHandle(U,{create:true});const file=await folder.getFileHandle(await iz(folder,name),{create:true});await blob.stream().pipeTo(await file.createWritable());progress(++done,K.length);}
    }
    async function iz(folder,name){for(let number=1;;number++){const bt=number===1?name:eT(name,` (${number})`);try{await folder.getFileHandle(bt);}catch(error){if(error.name==="NotFoundError")return bt;if(error.name!=="TypeMismatchError")throw error;}
    }
    }
    const m={frame:null,picture:null,image:null,center:0,width:1,preset:"",ca:false,zoom:1,x:0,y:0,mode:"window",line:null,aU:null,cw:new Map(),};function jY(picture,frame,bP){Object.assign(m,{picture,frame,line:null,aU:null});if(bP){Object.assign(m,{zoom:1,x:0,y:0,ca:false});m.preset=picture.dj?.length?"0":"range";}
    if(frame.ar&&m.preset!=="own")fa(m.preset);dg();df();cu();}
    function fa(preset){const{picture,frame}=m,window=picture.dj[Number(preset)];m.preset=preset;if(window&&preset!=="range"){m.center=window.center;m.width=Math.max(1,window.width);}else{const cJ=[frame.low,frame.high].map((value)=>value*picture.slope+picture.eo);const low=Math.min(...cJ),high=Math.max(...cJ);m.center=(low+high)/2+0.5;m.width=Math.max(1,high-low+1);m.preset="range";}
    }
    function ko(){const{picture,frame,center,width}=m,ay=new Uint32Array(65536);const eu=Boolean(picture.eu)!==m.ca;for(let i=0;i<65536;i++){const value=(i-frame.aV)*picture.slope+picture.eo;const at=width>1?(value-center+0.5)/(width-1)+0.5:value<center-0.5?0:1;let bM=Math.max(0,Math.min(255,Math.round(at*255)));if(eu)bM=255-bM;ay[i]=0xFF000000|bM<<16|bM<<8|bM;}
    return ay;}
    function cu(){const{frame,image}=m;if(!frame)return;image.width=frame.width;image.height=frame.height;const context=image.getContext("2d"),data=context.createImageData(frame.width,frame.height);if(frame.aW){data.data.set(frame.aW);for(let i=0;m.ca&&i<data.data.length;i++)if(i%4!==3)data.data[i]^=255;}else{const ay=ko(),bD=new Uint32Array(data.data.buffer),{ar}=frame;for(let i=0;i<ar.length;i++)bD[i]=ay[ar[i]];}
    context.putImageData(data,0,0);bg();}
    function dM(){const canvas=E("canvas"),{frame,picture}=m;const ed=picture.ci?picture.ci[0]/picture.ci[1]:1;const eY=ed>0.05&&ed<20?ed:1;const dP=m.zoom*Math.min(canvas.width/frame.width,canvas.height/(frame.height*eY));return{ac:dP,down:dP*eY,left:canvas.width/2+m.x-frame.width*dP/2,top:canvas.height/2+m.y-frame.height*dP*eY/2};}
    function bg(){const canvas=E("canvas"),context=canvas.getContext("2d"),{frame,image}=m;const an=Math.min(2,devicePixelRatio||1),box=canvas.getBoundingClientRect();canvas.width=Math.max(1,Math.round(box.width*an));canvas.height=Math.max(1,Math.round(box.height*an));context.fillStyle="#000";context.fillRect(0,0,canvas.width,canvas.height);if(!frame)return;const{ac,down,left,top}=dM();context.imageSmoothingEnabled=ac<4;context.imageSmoothingQuality="high";context.drawImage(image,left,top,frame.width*ac,frame.height*down);if(m.line)ij(context,an);if(m.aU)ii(context,an);}
    function ij(context,an){const{ac,down,left,top}=dM(),{from,to}=m.line;const[x1,y1,x2,y2]=[left+from.x*ac,top+from.y*down,left+to.x*ac,top+to.y*down];for(const[color,width]of[["#000",4],["#ffd400",2]]){context.strokeStyle=color;context.lineWidth=width*an;context.beginPath();context.moveTo(x1,y1);context.lineTo(x2,y2);context.stroke();}
    const label=ge();context.font=`${14*an}px system-ui, sans-serif`;const di=context.measureText(label).width+12*an,high=22*an;const x=Math.max(0,Math.min(context.canvas.width-di,Math.max(x1,x2)+8*an));const y=Math.max(0,Math.min(context.canvas.height-high,(y1+y2)/2));context.fillStyle="#000";context.fillRect(x,y,di,high);context.fillStyle="#ffd400";context.fillText(label,x+6*an,y+16*an);}
    function ii(context,an){const{ac,down,left,top}=dM(),x=left+m.aU.x*ac,y=top+m.aU.y*down;context.strokeStyle="#ffd400";context.lineWidth=2*an;context.beginPath();for(const[dx,dy]of[[1,0],[0,1]]){context.moveTo(x-10*an*dx,y-10*an*dy);context.lineTo(x+10*an*dx,y+10*an*dy);}
    context.stroke();}
    function ge(){const{from,to}=m.line,{ci,cP}=m.picture,{O}=m.frame;const dx=(to.x-from.x)*O,dy=(to.y-from.y)*O;const dk=(value,du)=>value.toLocaleString(language,{maximumFractionDigits:du});if(!ci)return text("lengthPixels",dk(Math.hypot(dx,dy),0));const length=Math.hypot(dx*ci[1],dy*ci[0]);return text(cP?"lengthDetector":"length",dk(length,1));}
    function dL(J){const canvas=E("canvas"),box=canvas.getBoundingClientRect();const{ac,down,left,top}=dM(),an=canvas.width/box.width;return{x:((J.clientX-box.left)*an-left)/ac,y:((J.clientY-box.top)*an-top)/down};}
    function cC(ip){const zoom=Math.max(0.2,Math.min(40,m.zoom*ip)),by=zoom/m.zoom;Object.assign(m,{zoom,x:m.x*by,y:m.y*by});bg();}
    function gN(dx,dy){if(!m.frame?.ar)return;const gE=Math.max(1,m.width)/300;m.width=Math.max(1,m.width+dx*gE);m.center+=dy*gE;m.preset="own";dg();cu();}
    function eE(dx,dy){const an=E("canvas").width/E("canvas").getBoundingClientRect().width;m.x+=dx*an;m.y+=dy*an;bg();}
    function ih(J){const br=m.cw.get(J.pointerId);if(!br||!m.frame)return;const dx=J.clientX-br.x,dy=J.clientY-br.y;if(m.cw.size===2){const[other]=[...m.cw].filter(([id])=>id!==J.pointerId).map(([,ah])=>ah);const bh=(ah)=>Math.hypot(ah.x-other.x,ah.y-other.y);cC(bh({x:J.clientX,y:J.clientY})/Math.max(1,bh(br)));eE(dx/2,dy/2);}else if(m.mode==="window"){gN(dx,dy);}else if(m.mode==="move"){eE(dx,dy);}else{m.line={from:m.line?.from??dL(J),to:dL(J)};bg();df();}
    m.cw.set(J.pointerId,{x:J.clientX,y:J.clientY});}
    function kl(J){const O=J.shiftKey?10:1,arrow={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[J.key];if(!m.frame||J.ctrlKey||J.metaKey||J.altKey)return false;if(J.key==="+"||J.key==="=")cC(1.25);else if(J.key==="-")cC(0.8);else if(J.key==="0")gw();else if(J.key==="i")invert();else if(J.key==="PageUp")ef(-1);else if(J.key==="PageDown")ef(1);else if(arrow&&m.mode==="window")gN(10*O*arrow[0],10*O*arrow[1]);else if(arrow&&m.mode==="move")eE(20*arrow[0],20*arrow[1]);else if(arrow)gh(O*arrow[0],O*arrow[1]);else if(J.key==="Enter"&&m.mode==="measure")jl();else return false;return true;}
    function gh(dx,dy){const{frame}=m,aU=m.aU??{x:frame.width/2,y:frame.height/2};m.aU={x:Math.max(0,Math.min(frame.width,aU.x+dx)),y:Math.max(0,Math.min(frame.height,aU.y+dy))};if(m.line?.ew)m.line.to=m.aU;bg();df();}
    function jl(){if(!m.aU)gh(0,0);if(m.line?.ew)m.line.ew=false;else m.line={from:m.aU,to:m.aU,ew:true};bg();df();}
    function df(){E("length").textContent=m.line?ge():"";}
    function invert(){m.ca=!m.ca;dg();cu();}
    function gw(){Object.assign(m,{zoom:1,x:0,y:0,ca:false,line:null,aU:null});if(m.frame.ar)fa(m.picture.dj.length?"0":"range");dg();df();cu();}
    function dg(){const{picture,frame}=m,isGray=Boolean(frame.ar),preset=E("preset");for(const id of["preset","center","width"])E(id).closest("label").hidden=!isGray;E("invert").setAttribute("aria-pressed",String(m.ca));if(!isGray)return;const eJ=picture.dj.map(({center,width,name},i)=>
    V("option",name||`${center} / ${width}`,{value:String(i)}));preset.replaceChildren(...eJ,V("option",text("wholeRange"),{value:"range"}),V("option",text("ownWindow"),{value:"own"}));preset.value=m.preset;const cJ=[frame.low,frame.high].map((value)=>value*picture.slope+picture.eo);const low=Math.min(...cJ,m.center-m.width/2),high=Math.max(...cJ,m.center+m.width/2);Object.assign(E("center"),{min:Math.floor(low),max:Math.ceil(high),value:m.center});Object.assign(E("width"),{min:1,max:Math.ceil(Math.max(2,high-low)),value:m.width});}
    function jS(){const canvas=E("canvas");m.image=document.createElement("canvas");canvas.addEventListener("pointerdown",(J)=>{canvas.setPointerCapture(J.pointerId);m.cw.set(J.pointerId,{x:J.clientX,y:J.clientY});if(m.mode==="measure"&&m.frame)m.line={from:dL(J),to:dL(J)};});canvas.addEventListener("pointermove",ih);for(const kind of["pointerup","pointercancel"]){canvas.addEventListener(kind,(J)=>m.cw.delete(J.pointerId));}
    canvas.addEventListener("wheel",(J)=>{J.preventDefault();if(J.ctrlKey)cC(J.deltaY<0?1.15:1/1.15);else ef(Math.sign(J.deltaY));},{passive:false});canvas.addEventListener("keydown",(J)=>{if(kl(J))J.preventDefault();});for(const mode of document.querySelectorAll("input[name=mode]")){mode.addEventListener("change",()=>{m.mode=mode.value;});}
    E("preset").addEventListener("change",({target})=>{if(target.value!=="own")fa(target.value);dg();cu();});for(const id of["center","width"]){E(id).addEventListener("input",({target})=>{m[id]=Number(target.value);m.preset=E("preset").value="own";cu();});}
    E("invert").addEventListener("click",invert);E("reset").addEventListener("click",gw);E("larger").addEventListener("click",()=>cC(1.25));E("smaller").addEventListener("click",()=>cC(0.8));new ResizeObserver(bg).observe(canvas);}
    const hw=/^(SR|DOC|KO|PR|RT(PLAN|STRUCT|RECORD)|REG|ECG|EEG|HD|)$/;const H={series:[],key:"",S:0,number:0,D:null,content:null,last:null,af:0,bZ:false};function gC(K,ba){H.series=jK(K);E("exam").hidden=!K.length;jZ(K);if(!K.length)return;const aF=H.series.find(({key})=>key===H.key);if(!aF||!H.bZ&&!ba){const{key}=H.series.find(fK)??H.series[0];if(key!==H.key)Object.assign(H,{key,S:0,number:0,D:null});}
    const gH=new Set(),buttons=E("series").getElementsByTagName("button");const iu=[...buttons].indexOf(document.activeElement);E("series").replaceChildren(...H.series.flatMap((series)=>{const{summary:{modality,series:name,seriesNumber},K:files}=series;const title=[modality,name||(seriesNumber===undefined?"":text("seriesNumber",`${seriesNumber}`))]
    .filter(Boolean).join(" · ")||text("otherFile");const button=V("button",[V("b",title),V("span",cF(fK(series)?"images":"files",files.length))],{"aria-pressed":String(series.key===H.key)});button.addEventListener("click",()=>{Object.assign(H,{key:series.key,S:0,number:0,D:null,bZ:true});gC(K);});const R=V("li",button),iQ=!gH.has(series.summary.bR);gH.add(series.summary.bR);return iQ&&H.iW?[kf(series.summary),R]:[R];}));buttons[iu]?.focus();const files=cI(),S=H.bZ||ba?files.indexOf(H.D)
    :files[0]===H.D?0:-1;if(S<0&&!H.bZ)H.S=0;if(S>=0)H.S=S;eU();if(S<0)eA(true);}
    function fK({summary}){return!hw.test(summary.modality??"");}
    function jZ(K){const ce=K.map(({summary})=>summary).filter(Boolean);const fC=(value)=>new Set(ce.map(value).filter(Boolean)).size;const size=fC(({id,patient})=>id||patient);H.iW=fC(({bR})=>bR)>1;E("patients").hidden=size<2;E("patients").textContent=text("patients",size);}
    function kf({patient,id,date,study}){return V("li",[patient||id,dt(date??""),study].filter(Boolean).join(", ")||text("otherFile"),{class:"study"});}
    function cI(){return H.series.find(({key})=>key===H.key)?.K??[];}
    function ef(by){const as=H.content?.as??1;if(as>1)dB(H.S,H.number+by);else dB(H.S+by,0);}
    function dB(S,number){const files=cI(),as=H.content?.as??1;const next=Math.max(0,Math.min(files.length-1,S));const frame=next===H.S?Math.max(0,Math.min(as-1,number)):0;if(next===H.S&&frame===H.number)return;Object.assign(H,{S:next,number:frame,bZ:true});eU();eA(false);}
    function eU(){const files=cI(),as=H.content?.as??1;for(const[id,A,at]of[["image",files.length,H.S],["frame",as,H.number]]){const eX=E(id);eX.closest("label").hidden=A<2;Object.assign(eX,{min:1,max:A,value:at+1});E(`${id}Text`).textContent=text(`${id}Of`,at+1,A);eX.setAttribute("aria-valuetext",text(`${id}Of`,at+1,A));}
    E("canvas").setAttribute("aria-label",text("pictureName",text("imageOf",H.S+1,files.length)));}
    async function eA(bP){const bE=++H.af,D=cI()[H.S];H.bP||=bP;if(H.fU||!D)return;H.fU=true;const show=(content,frame)=>{if(bE!==H.af)return;gB(D,content,frame,H.bP);H.bP=false;};try{if(H.D!==D||!H.content){const content=await run("content",{blob:await dO(D,{urgent:true})},{urgent:true});Object.assign(H,{D,content});}
    const{content}=H,number=Math.min(H.number,(content.as??1)-1);const frame=content.kind==="picture"
    ?await run("frame",{picture:content,number},{urgent:true}):null;show(content,frame);}catch(error){show({kind:"hidden",summary:D.summary,...H.content,...(error.verdict==="hidden"?{}:{verdict:error.verdict}),as:1,failed:true},null);}
    H.fU=false;if(bE!==H.af)eA(false);}
    function gB(D,content,frame,bP){H.last=[D,content,frame];E("picture").hidden=!frame;E("other").hidden=Boolean(frame);eU();if(frame)jY(content,frame,bP);else E("other").replaceChildren(...jr(D,content));jX(content.summary??{});}
    function jr(D,content){if(content.verdict)return[V("p",text(`verdict.${content.verdict}`))];if(content.kind==="report"){return[V("h3",content.title||text("report")),gv(content.items)];}
    if(content.kind==="pdf"){const open=V("button",text("openPDF"));open.addEventListener("click",()=>window.open(URL.createObjectURL(content.pdf),"_blank","noopener"));const save=V("button",text("savePDF"));save.addEventListener("click",()=>eH(content.pdf,"document.pdf"));return[V("p",text("pdf")),V("p",[open,save],{class:"buttons"})];}
    return[V("p",text(content.kind==="none"?"noPicture":"hiddenPicture"))];}
    function gv(items){return V("ul",items.map(({name,kind,value,items:children})=>V("li",[name?V("b",value?`${name}: `:name):"",kind==="DATE"?dt(value):value,...(children.length?[gv(children)]:[]),])));}
    function jX(summary){const facts=[["patient",summary.patient],["patientID",summary.id],["born",dt(summary.born??"")],["date",dt(summary.date??"")],["modality",summary.modality],["study",summary.study],["seriesName",summary.series]];E("facts").replaceChildren(...facts.filter(([,value])=>value).map(([ak,value])=>
    V("div",[V("dt",text(ak)),V("dd",value)])));}
    function hZ(){Object.assign(H,{key:"",D:null,content:null,last:null,af:H.af+1,bZ:false});Object.assign(m,{frame:null,line:null,aU:null});for(const id of["facts","other","saved","sheetSaid","length"])E(id).replaceChildren();bg();}
    function jM(){for(const kind of["pointerdown","keydown"])E("picture").addEventListener(kind,()=>H.bZ=true);E("image").addEventListener("input",({target})=>dB(Number(target.value)-1,0));E("frame").addEventListener("input",({target})=>dB(H.S,Number(target.value)-1));}
    function ka(exam){const problems=exam.ba?exam.problems.filter(({verdict})=>!verdict.startsWith("waiting")):exam.problems;E("problems").hidden=!problems.length;E("problemList").replaceChildren(...problems.map(({ak,verdict,ag,aH,A})=>{const[km,...rest]=text(ak,ag).split("\n");const R=V("li",[V("p",V("b",km)),...rest.map((line)=>V("p",line))]);const most=aH.length>51?50:51;const ae=V("ul",aH.slice(0,most).map((B)=>V("li",B)));if(aH.length>most)ae.append(V("li",text("andMore",aH.length-most)));R.append(A>3
    ?V("details",[V("summary",cF("files",aH.length)),ae]):ae);R.dataset.verdict=verdict;return R;}));}
    function kb(exam){const{bl,done}=exam.progress,K=exam.K,parts=[];E("progress").hidden=!exam.ba;Object.assign(E("progress"),{max:Math.max(1,bl+K.length),value:done+K.length});if(exam.ba)parts.push(text("working",done,bl));else if(bl&&!K.length)parts.push(text("nothingJoined"));if(K.length)parts.push(cF("joined",K.length));E("status").textContent=parts.join(" ");const bm=K.filter(({bA})=>!bA).length;E("inexact").hidden=!bm;E("inexact").textContent=cF("inexact",bm);const lengthened=exam.lengthened,most=lengthened.length>4?3:4;E("added").hidden=!lengthened.length;E("added").replaceChildren(...lengthened.slice(0,most).map(({B,u})=>
    V("p",cF("added",u.added,B))));if(lengthened.length>most)E("added").append(V("p",text("andMore",lengthened.length-most)));E("save").hidden=!K.length;E("clear").hidden=!bl&&!exam.ax.length;E("clear").disabled=exam.ba;E("saveFolder").hidden=!window.showDirectoryPicker;E("saveSize").textContent=text("size",hU(K.reduce((aJ,{size})=>aJ+size,0)));}
    function jN(source){let timer=0,next=0;const show=()=>{timer=0;kb(exam);ka(exam);const{K,ba}=exam,now=performance.now();if(!ba||now>next){gC(K,ba);if(K.length)next=now+1000;}
    document.body.dataset.state=exam.ba?"busy":"idle";};const exam=new gX(()=>{document.body.dataset.state="busy";timer||=setTimeout(show,exam.progress.bl>20?250:30);});jR(()=>{gD();show();if(H.last)gB(...H.last,false);});try{jO(source);}catch(error){E("status").textContent=text("oldBrowser");return;}
    jS();jM();jL(exam);jQ(exam);jP(exam);E("clear").addEventListener("click",()=>{hZ();exam.clear();jD();});addEventListener("pageshow",({persisted})=>persisted&&location.reload());document.body.dataset.state="idle";}
    function jL(exam){addEventListener("dragover",(J)=>{J.preventDefault();document.body.classList.add("over");});addEventListener("dragleave",(J)=>{if(!J.relatedTarget)document.body.classList.remove("over");});addEventListener("drop",(J)=>{J.preventDefault();document.body.classList.remove("over");exam.aN(il(J.dataTransfer));});for(const id of["files","folder"]){const input=E(id);E(`${id}Button`).addEventListener("click",()=>input.click());input.addEventListener("change",()=>{const fv=[...input.files];input.value="";if(fv.length)exam.aN(hY(fv));});}
    }
    function jQ(exam){const cp=E("sheetText"),said=E("sheetSaid");E("sheetUse").addEventListener("click",()=>{try{const ax=gp(cp.value),{mistake}=ax;said.textContent=text("sheetTaken",ax.map(({label})=>label).filter(Boolean).join(", "));delete said.dataset.verdict;if(mistake)said.append("\n",text(`verdict.${mistake.verdict}`,mistake.ag));else cp.value="";exam.ax.push(...ax.map((aS)=>({B:text("sheetTitle"),aS})));exam.aN([]);}catch(error){said.textContent=text(`verdict.${error.verdict}`,error.ag);said.dataset.verdict=error.verdict;cp.focus();}
    });}
    function jP(exam){const saving=(save)=>async()=>{const buttons=[...E("save").querySelectorAll("button")];for(const button of buttons)button.disabled=true;try{await save((done,all)=>{E("saved").textContent=text("saving",done,all);});E("saved").textContent=text("saved");}catch(error){E("saved").textContent=error.name==="AbortError"?""
    :text(error.verdict?`verdict.${error.verdict}`:"saveFailed");}
    for(const button of buttons)button.disabled=false;};const all=()=>H.series.flatMap(({K})=>K);E("saveOne").addEventListener("click",saving(()=>saveOne(cI()[H.S])));E("saveAll").addEventListener("click",saving((progress)=>jJ(all(),progress)));E("saveFolder").addEventListener("click",saving((progress)=>jI(all(),progress)));}
    if(typeof document==="undefined")dV();else jN(document.currentScript.textContent);})();
    """#
}
